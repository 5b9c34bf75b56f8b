internal import Curation
internal import Foundation
internal import Store
internal import Terminal

/// Changes of the library, for people and for programs.
enum HistoryText {
  /// Pictures that a line names before it counts.
  private static let namesShown = 3

  /// One line: when, whether it is undone, what, and on which pictures.
  static func line(_ entry: HistoryEntry, _ paths: [ContentDigest: String]) -> String {
    (MomentText.short(entry.date) + (entry.isUndone ? "  undone: " : "  ")
      + words(entry.label, entry.edits, paths)).printable
  }

  /// What a change is called, and on which pictures it is.
  static func words(
    _ label: String, _ edits: [JournalEdit], _ paths: [ContentDigest: String]
  ) -> String {
    var seen: Set<ContentDigest> = []
    let pictures = edits.flatMap(\.pictures).filter { seen.insert($0).inserted }
    let names = pictures.prefix(namesShown).map { picture in
      paths[picture].map { URL(filePath: $0).lastPathComponent } ?? short(picture)
    }
    let more = pictures.count - names.count
    let subject = names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    let groups = edits.compactMap(group).map { "in \"\($0)\"" }
    return ([label + (subject.isEmpty ? "" : ": " + subject)] + groups).joined(separator: " ")
  }

  /// One JSON object.
  static func json(_ entry: HistoryEntry, _ paths: [ContentDigest: String]) -> JSONText {
    .object([
      ("id", JSONText(entry.id)),
      ("time", .string(entry.date.formatted(.iso8601))),
      ("label", .string(entry.label)),
      ("undone", .bool(entry.isUndone)),
      ("edits", .array(entry.edits.map { json($0, paths) })),
      ("files", .array(entry.files.map(FileStepText.json))),
    ])
  }

  private static func json(_ edit: JournalEdit, _ paths: [ContentDigest: String]) -> JSONText {
    switch edit {
    case .value(.decision(let picture, let decision)):
      .object(
        self.picture(picture, paths) + [("decision", JSONText(decision?.rawValue))])
    case .value(.stars(let picture, let stars)):
      .object(self.picture(picture, paths) + [("stars", JSONText(stars))])
    case .value(.order(let group, let order)):
      .object([
        ("group", .string(group)),
        ("order", order.map { .array($0.map { .string($0.rawValue) }) } ?? .null),
      ])
    case .value(.comparison(let group, let first, let second, let preference)):
      .object([
        ("group", .string(group)),
        ("pair", .array([.string(first.rawValue), .string(second.rawValue)])),
        ("preference", JSONText(preference?.rawValue)),
      ])
    case .moves(let group, let moves):
      .object([
        ("group", .string(group)),
        (
          "moved",
          .array(
            moves.put.map { place in
              .object(
                self.picture(place.picture, paths) + [("place", JSONText(place.index + 1))])
            })
        ),
      ])
    }
  }

  private static func picture(
    _ picture: ContentDigest, _ paths: [ContentDigest: String]
  ) -> [(String, JSONText)] {
    [("picture", .string(picture.rawValue)), ("path", JSONText(paths[picture]))]
  }

  private static func group(_ edit: JournalEdit) -> String? {
    switch edit {
    case .value(.order(let group, _)), .value(.comparison(let group, _, _, _)),
      .moves(let group, _):
      group
    case .value: nil
    }
  }

  private static func short(_ picture: ContentDigest) -> String {
    "picture " + picture.rawValue.prefix(12)
  }
}
