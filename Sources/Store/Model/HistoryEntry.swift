package import Foundation

/// One line of the journal.
package struct HistoryEntry: Sendable, Hashable, Identifiable {
  /// Grows with every change, and is never given twice.
  package let id: Int64
  /// When the change was made.
  package let date: Date
  /// What the change was called.
  package let label: String
  /// What the change set.
  package let edits: [JournalEdit]
  /// What the change did to files.
  package let files: [FileStep]
  /// Whether the change is taken back at present.
  package let isUndone: Bool

  /// A line of the journal.
  package init(
    id: Int64, date: Date, label: String, edits: [JournalEdit], files: [FileStep] = [],
    isUndone: Bool
  ) {
    self.id = id
    self.date = date
    self.label = label
    self.edits = edits
    self.files = files
    self.isUndone = isUndone
  }
}
