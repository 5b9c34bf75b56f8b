package import Foundation

/// What a change, its undoing or its redoing made of the library.
package struct AppliedChange: Sendable, Hashable {
  /// What the change was called.
  package let label: String
  /// The values now in force, one for each thing that was touched.
  package let edits: [Edit]
  /// How many things were left as they are, because they were changed again after the change that
  /// is undone or redone.
  package let keptCount: Int
  /// Whether the session itself had made the change.
  package let isOwn: Bool
  /// When the change was made.
  package let date: Date

  /// A change by its name and the values now in force.
  package init(
    label: String, edits: [Edit], keptCount: Int = 0, isOwn: Bool = true, date: Date
  ) {
    self.label = label
    self.edits = edits
    self.keptCount = keptCount
    self.isOwn = isOwn
    self.date = date
  }
}
