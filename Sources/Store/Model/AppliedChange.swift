package import Foundation

/// What a change, its undoing or its redoing made of the library.
package struct AppliedChange: Sendable, Hashable {
  /// What the change was called.
  package let label: String
  /// The values now in force, one for each thing that was touched.
  package let edits: [Edit]

  /// A change by its name and the values now in force.
  package init(label: String, edits: [Edit]) {
    self.label = label
    self.edits = edits
  }
}

/// One line of the journal.
package struct HistoryEntry: Sendable, Hashable, Identifiable {
  /// Grows with every change, and is never given twice.
  package let id: Int64
  /// When the change was made.
  package let date: Date
  /// What the change was called.
  package let label: String
  /// The values that the change set.
  package let edits: [Edit]
  /// Whether the change is taken back at present.
  package let isUndone: Bool

  /// A line of the journal.
  package init(id: Int64, date: Date, label: String, edits: [Edit], isUndone: Bool) {
    self.id = id
    self.date = date
    self.label = label
    self.edits = edits
    self.isUndone = isUndone
  }
}
