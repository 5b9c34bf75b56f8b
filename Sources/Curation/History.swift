package import Store

/// The last changes of a library, and where the pictures are that they are about.
package struct History: Sendable {
  /// The latest first.
  package let entries: [HistoryEntry]
  /// Where the pictures were last seen.
  package let paths: [ContentDigest: String]

  /// Reads the changes that are about pictures below `places`, or all where none is named.
  ///
  /// Files that cannot be read are told to `failed`.
  package static func read(
    _ library: Library, below places: [String], limit: Int, failed: (any Error) -> Void
  ) throws -> History {
    let entries: [HistoryEntry]
    if places.isEmpty {
      entries = try library.history(limit: limit)
    } else {
      let scope = try JournalScope(below: places, library, failed: failed)
      entries = try library.history(limit: limit, where: scope.touches)
    }
    return History(
      entries: entries, paths: try Self.paths(of: entries.flatMap(\.edits), library))
  }

  /// Where the pictures are that edits are about, or were last seen.
  package static func paths(
    of edits: [JournalEdit], _ library: Library
  ) throws -> [ContentDigest: String] {
    let known = try library.paths(of: Array(Set(edits.flatMap(\.pictures))))
    return known.compactMapValues { paths in
      paths.first { PictureFile.identity($0) != nil } ?? paths.first
    }
  }
}
