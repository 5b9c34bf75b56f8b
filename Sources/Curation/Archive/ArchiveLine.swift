internal import Foundation
internal import Store

/// A line of an archive of decisions, which is JSON Lines.
///
///     {"format":"salon-decisions","version":1}
///     {"decided":"2026-03-05T14:07:09.123Z","decision":"accepted","paths":["/a/1.png"],"picture":"…"}
///     {"group":"a red fox","order":["…","…"],"ordered":"2026-03-05T14:07:10.000Z"}
///     {"compared":"2026-03-05T14:07:11.000Z","group":"a red fox","pair":["…","…"],"preference":1}
///
/// Pictures are SHA-256 of their files. `decided` and `decision` are there where something was ever
/// decided, `starred` and `stars` where stars were ever given. A decision that was taken back is null, an
/// order that was taken away empty: without them, another library would keep what was undone here.
struct ArchiveLine: Codable {
  static let format = "salon-decisions"
  static let version = 1

  var format: String?
  var version: Int?
  var picture: String?
  var decision: Decision?
  var decided: String?
  var stars: Int?
  var starred: String?
  var paths: [String]?
  var group: String?
  var order: [String]?
  var ordered: String?
  var pair: [String]?
  /// 1 where the first is better, -1 where the second is, 0 for neither.
  var preference: Preference?
  var compared: String?

  /// The first line of an archive.
  static let header = ArchiveLine(format: format, version: version)

  init(format: String? = nil, version: Int? = nil) {
    self.format = format
    self.version = version
  }

  /// The line of a record.
  init(_ record: DecisionRecord) {
    switch record {
    case .judgement(let record):
      picture = record.picture.rawValue
      decision = record.decision
      decided = record.decidedAt.map(Self.text)
      stars = record.starredAt.map { _ in record.stars }
      starred = record.starredAt.map(Self.text)
      paths = record.paths.isEmpty ? nil : record.paths
    case .order(let record):
      group = record.group
      order = record.pictures.map(\.rawValue)
      ordered = Self.text(record.orderedAt)
    case .comparison(let record):
      group = record.group
      pair = [record.comparison.first.rawValue, record.comparison.second.rawValue]
      preference = record.comparison.preference
      compared = Self.text(record.comparedAt)
    }
  }

  /// Writes what there is, and of decisions also that there is none any more.
  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encodeIfPresent(format, forKey: .format)
    try line.encodeIfPresent(version, forKey: .version)
    try line.encodeIfPresent(picture, forKey: .picture)
    if decided != nil { try line.encode(decision, forKey: .decision) }
    try line.encodeIfPresent(decided, forKey: .decided)
    try line.encodeIfPresent(stars, forKey: .stars)
    try line.encodeIfPresent(starred, forKey: .starred)
    try line.encodeIfPresent(paths, forKey: .paths)
    try line.encodeIfPresent(group, forKey: .group)
    try line.encodeIfPresent(order, forKey: .order)
    try line.encodeIfPresent(ordered, forKey: .ordered)
    try line.encodeIfPresent(pair, forKey: .pair)
    try line.encodeIfPresent(preference, forKey: .preference)
    try line.encodeIfPresent(compared, forKey: .compared)
  }

  /// The record of the line; `nil` for the header.
  ///
  /// Throws what is wrong with it, in words.
  func record() throws(ArchiveFault) -> DecisionRecord? {
    if let picture { return .judgement(try judgement(of: Self.digest(picture))) }
    if let group, pair != nil { return .comparison(try comparison(in: group)) }
    if let group {
      guard let order, let ordered else {
        throw ArchiveFault("an order without \"order\" or \"ordered\"")
      }
      var pictures: [ContentDigest] = []
      for picture in order { pictures.append(try Self.digest(picture)) }
      return .order(
        OrderRecord(group: group, pictures: pictures, orderedAt: try Self.date(ordered)))
    }
    guard format == Self.format else {
      throw ArchiveFault("neither a picture nor a group")
    }
    guard let version, version <= Self.version else {
      throw ArchiveFault("written by a newer salon; update this one")
    }
    return nil
  }

  private func judgement(of picture: ContentDigest) throws(ArchiveFault) -> JudgementRecord {
    guard decided != nil || starred != nil else {
      throw ArchiveFault("neither \"decided\" nor \"starred\" says when")
    }
    let stars = stars ?? 0
    guard (0...5).contains(stars) else { throw ArchiveFault("\(stars) stars; 0 to 5 there are") }
    var record = JudgementRecord(picture: picture, decision: decision, stars: stars)
    if let decided { record.decidedAt = try Self.date(decided) }
    if let starred { record.starredAt = try Self.date(starred) }
    return record
  }

  private func comparison(in group: String) throws(ArchiveFault) -> ComparisonRecord {
    guard let pair, pair.count == 2, pair[0] != pair[1], let preference, let compared else {
      throw ArchiveFault("an answer without two pictures, \"preference\" or \"compared\"")
    }
    let comparison = Comparison(
      try Self.digest(pair[0]), try Self.digest(pair[1]), preference)
    return ComparisonRecord(
      group: group, comparison: comparison, comparedAt: try Self.date(compared))
  }

  private static func digest(_ text: String) throws(ArchiveFault) -> ContentDigest {
    let isDigest =
      text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isDigest else { throw ArchiveFault("not the SHA-256 of a picture") }
    return ContentDigest(rawValue: text)
  }

  // MARK: - Times

  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// The style cuts off what is below a millisecond, and a date of whole milliseconds may lie a little
  /// below them.
  private static func text(_ date: Date) -> String { (date + 0.000_25).formatted(style) }

  private static func date(_ text: String) throws(ArchiveFault) -> Date {
    if let date = (try? style.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text)) {
      return date
    }
    throw ArchiveFault("a time that is not like 2026-03-05T14:07:09Z")
  }
}

/// What is wrong with a line.
struct ArchiveFault: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
