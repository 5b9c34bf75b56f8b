internal import Foundation

/// The edits of a change as the journal keeps them.
///
/// JSON of its own rather than that of ``Edit``: what was written once must be read by every later
/// salon, whatever becomes of the names in the source.
enum JournalText {
  /// The JSON of edits, the same for equal edits.
  static func encode(_ edits: [Edit]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(edits.map(Line.init)), as: UTF8.self)
  }

  /// The edits of a journal's JSON.
  static func decode(_ text: String) throws -> [Edit] {
    try JSONDecoder().decode([Line].self, from: Data(text.utf8)).map { try $0.edit }
  }

  private struct Line: Codable {
    enum Kind: String, Codable { case decision, stars, order }

    var set: Kind
    var picture: String?
    var group: String?
    /// Left out for undecided.
    var decision: Decision?
    var stars: Int?
    /// Left out for no order.
    var order: [String]?

    init(_ edit: Edit) {
      switch edit {
      case .decision(let picture, let decision):
        set = .decision
        self.picture = picture.rawValue
        self.decision = decision
      case .stars(let picture, let stars):
        set = .stars
        self.picture = picture.rawValue
        self.stars = stars
      case .order(let group, let order):
        set = .order
        self.group = group
        self.order = order?.map(\.rawValue)
      }
    }

    var edit: Edit {
      get throws {
        switch (set, picture.map(ContentDigest.init), group, stars) {
        case (.decision, let picture?, _, _): return .decision(picture: picture, decision)
        case (.stars, let picture?, _, let stars?): return .stars(picture: picture, stars)
        case (.order, _, let group?, _):
          return .order(group: group, order?.map(ContentDigest.init))
        default:
          throw DecodingError.dataCorrupted(
            .init(codingPath: [], debugDescription: "an edit of \(set) lacks a part"))
        }
      }
    }
  }
}
