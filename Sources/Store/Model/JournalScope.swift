/// Which changes of other sessions a session may undo and redo.
package struct JournalScope: Sendable {
  /// Whether a picture is in scope; `nil` where all are.
  let contains: (@Sendable (ContentDigest) -> Bool)?
  /// Whether a path is in scope, for changes that moved files.
  let holds: @Sendable (String) -> Bool

  /// Changes that touch pictures which are in scope, or files that are, before or after.
  package init(
    contains: @escaping @Sendable (ContentDigest) -> Bool,
    holds: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.contains = contains
    self.holds = holds
  }

  private init() {
    contains = nil
    holds = { _ in true }
  }

  /// Whether a change is in scope.
  package func touches(_ entry: HistoryEntry) -> Bool {
    guard let contains else { return true }
    return entry.edits.contains { $0.pictures.contains(where: contains) } || touches(entry.files)
  }

  /// Whether what was done to files is in scope.
  func touches(_ files: [FileStep]) -> Bool {
    guard let contains else { return true }
    return files.contains { holds($0.source) || holds($0.destination) || contains($0.digest) }
  }

  /// All changes.
  package static let everything = JournalScope()
}
