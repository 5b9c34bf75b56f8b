internal import Foundation

/// The edits of a change as the journal keeps them.
///
/// JSON of its own rather than that of ``Edit``: what was written once must be read by every later
/// salon, whatever becomes of the names in the source.
enum JournalText {
  /// The JSON of edits, the same for equal edits.
  static func encode(_ edits: [JournalEdit]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(edits.map(Line.init)), as: UTF8.self)
  }

  /// The edits of a journal's JSON.
  static func decode(_ text: String) throws -> [JournalEdit] {
    try JSONDecoder().decode([Line].self, from: Data(text.utf8)).map { try $0.edit }
  }

  /// A place of an order: `{"at":3,"picture":"…"}`.
  private struct Place: Codable {
    var at: Int
    var picture: String

    init(_ place: OrderMoves.Place) {
      at = place.index
      picture = place.picture.rawValue
    }

    var place: OrderMoves.Place {
      OrderMoves.Place(index: at, picture: ContentDigest(rawValue: picture))
    }
  }

  private struct Line: Codable {
    enum Kind: String, Codable { case decision, stars, order, moves, comparison }

    var set: Kind
    var picture: String?
    var group: String?
    /// Left out for undecided.
    var decision: Decision?
    var stars: Int?
    /// Left out for no order.
    var order: [String]?
    var taken: [Place]?
    var put: [Place]?
    /// The two that were compared.
    var pair: [String]?
    /// Left out where nothing is said.
    var preference: Preference?

    init(_ edit: JournalEdit) {
      switch edit {
      case .value(.decision(let picture, let decision)):
        set = .decision
        self.picture = picture.rawValue
        self.decision = decision
      case .value(.stars(let picture, let stars)):
        set = .stars
        self.picture = picture.rawValue
        self.stars = stars
      case .value(.order(let group, let order)):
        set = .order
        self.group = group
        self.order = order?.map(\.rawValue)
      case .value(.comparison(let group, let first, let second, let preference)):
        set = .comparison
        self.group = group
        pair = [first.rawValue, second.rawValue]
        self.preference = preference
      case .moves(let group, let moves):
        set = .moves
        self.group = group
        taken = moves.taken.map(Place.init)
        put = moves.put.map(Place.init)
      }
    }

    var edit: JournalEdit {
      get throws {
        switch (set, picture.map(ContentDigest.init), group) {
        case (.decision, let picture?, _): return .value(.decision(picture: picture, decision))
        case (.stars, let picture?, _):
          guard let stars else { break }
          return .value(.stars(picture: picture, stars))
        case (.order, _, let group?):
          return .value(.order(group: group, order?.map(ContentDigest.init)))
        case (.moves, _, let group?):
          guard let taken, let put else { break }
          return .moves(
            group: group, OrderMoves(taken: taken.map(\.place), put: put.map(\.place)))
        case (.comparison, _, let group?):
          guard let pair, pair.count == 2 else { break }
          return .value(
            .comparison(
              group: group, ContentDigest(rawValue: pair[0]), ContentDigest(rawValue: pair[1]),
              preference))
        default: break
        }
        throw DecodingError.dataCorrupted(
          .init(codingPath: [], debugDescription: "an edit of \(set) lacks a part"))
      }
    }
  }
}
