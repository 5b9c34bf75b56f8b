/// Which changes of other sessions a session may undo and redo.
package struct JournalScope: Sendable {
  /// Whether a picture is in scope; `nil` where all are.
  let contains: (@Sendable (ContentDigest) -> Bool)?

  /// Changes that touch pictures which are in scope.
  package init(contains: @escaping @Sendable (ContentDigest) -> Bool) {
    self.contains = contains
  }

  private init() {
    contains = nil
  }

  /// All changes.
  package static let everything = JournalScope()
}
