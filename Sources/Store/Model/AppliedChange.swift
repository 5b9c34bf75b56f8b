package import Foundation

/// What a change, its undoing or its redoing made of the library.
package struct AppliedChange: Sendable, Hashable {
  /// What the change was called.
  package let label: String
  /// The values now in force, one for each thing that was touched.
  package let edits: [Edit]
  /// What is now to be done to files, or taken back; the journal says so already.
  package let files: [FileStep]
  /// How many things were left as they are, because they were changed again after the change that
  /// is undone or redone.
  package let keptCount: Int
  /// Whether the session itself had made the change.
  package let isOwn: Bool
  /// When the change was made.
  package let date: Date

  /// A change by its name and the values now in force.
  package init(
    label: String, edits: [Edit], files: [FileStep] = [], keptCount: Int = 0,
    isOwn: Bool = true, date: Date
  ) {
    self.label = label
    self.edits = edits
    self.files = files
    self.keptCount = keptCount
    self.isOwn = isOwn
    self.date = date
  }
}
