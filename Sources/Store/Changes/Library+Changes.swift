internal import Foundation
internal import GRDB

extension Library {
  /// Makes a change, and writes beside it how to take it back.
  ///
  /// When this returns, the change is on disk. Of several edits of one thing the last counts; edits
  /// that set what is already so are dropped. `nil` where nothing is left: then nothing is written,
  /// and what was undone can still be redone. Otherwise that is given up.
  package func apply(_ change: Change) throws(LibraryError) -> AppliedChange? {
    let date = now()
    return try write { db in
      var forward: [Edit] = []
      var inverse: [Edit] = []
      for edit in Self.lastOfEachTarget(change.edits) {
        let current = try edit.current(db)
        guard edit != current else { continue }
        try edit.write(now: date, db)
        forward.append(edit)
        inverse.append(current)
      }
      guard !forward.isEmpty else { return nil }
      try Journal.append(change.label, forward: forward, inverse: inverse, now: date, db)
      return AppliedChange(label: change.label, edits: forward)
    }
  }

  /// Takes back the last change that is in force, whichever session made it; `nil` where there is
  /// none.
  ///
  /// Every value that the change set becomes what it was before the change.
  package func undo() throws(LibraryError) -> AppliedChange? {
    let date = now()
    return try write { db in
      guard let entry = try Journal.lastInForce(db) else { return nil }
      return try Self.replay(entry.inverse, of: entry, isUndone: true, now: date, db)
    }
  }

  /// Makes the change that was taken back last once more; `nil` where there is none.
  package func redo() throws(LibraryError) -> AppliedChange? {
    let date = now()
    return try write { db in
      guard let entry = try Journal.firstUndone(db) else { return nil }
      return try Self.replay(entry.forward, of: entry, isUndone: false, now: date, db)
    }
  }

  /// The last changes, the latest first, with those that are taken back at present.
  package func history(limit: Int) throws(LibraryError) -> [HistoryEntry] {
    try read { try Journal.entries(limit: max(0, limit), $0) }
  }

  private static func replay(
    _ text: String, of entry: Journal.Entry, isUndone: Bool, now: Date, _ db: Database
  ) throws -> AppliedChange {
    let edits = try Journal.edits(text, of: entry.id)
    for edit in edits { try edit.write(now: now, db) }
    try Journal.mark(entry.id, isUndone: isUndone, db)
    return AppliedChange(label: entry.label, edits: edits)
  }

  private static func lastOfEachTarget(_ edits: [Edit]) -> [Edit] {
    var indexes: [Edit.Target: Int] = [:]
    var last: [Edit] = []
    for edit in edits.map(\.normalized) {
      if let index = indexes[edit.target] {
        last[index] = edit
      } else {
        indexes[edit.target] = last.count
        last.append(edit)
      }
    }
    return last
  }
}
