internal import Foundation
internal import GRDB

extension Library {
  /// Makes a change, and writes beside it how to take it back.
  ///
  /// When this returns, the change is on disk. Of several edits of one thing the last counts; edits
  /// that set what is already so are dropped. `nil` where nothing is left: then nothing is written,
  /// and what was undone can still be redone. Otherwise this session gives that up.
  package func apply(_ change: Change) throws(LibraryError) -> AppliedChange? {
    let date = now()
    return try write { db in
      let edits = try Self.lastOfEachTarget(change.edits).map { (old: try $0.current(db), new: $0) }
        .filter { $0.old != $0.new }
      guard !edits.isEmpty else { return nil }
      let stamp = try Stamp.next(date, db)
      for edit in edits { try edit.new.write(stamp, db) }
      let pairs = edits.map { JournalEdit.pair(from: $0.old, to: $0.new) }
      try Journal.append(
        change.label, forward: pairs.map(\.forward), inverse: pairs.map(\.inverse), by: session,
        stamp, db)
      return AppliedChange(label: change.label, edits: edits.map(\.new), date: date)
    }
  }

  /// Takes back the last change of this session that is in force, or else the last of any session
  /// that touches what is in scope; `nil` where there is none.
  ///
  /// Every value that the change set becomes what it was before the change, unless it was changed
  /// again since.
  package func undo(
    in scope: JournalScope = .everything
  ) throws(LibraryError) -> AppliedChange? {
    try replay(.undo, scope)
  }

  /// Makes the change that this session took back last once more, or else the one in scope that any
  /// session took back last; `nil` where there is none, or this session has done something else
  /// since.
  package func redo(
    in scope: JournalScope = .everything
  ) throws(LibraryError) -> AppliedChange? {
    try replay(.redo, scope)
  }

  /// The last changes that are wanted, the latest first, with those that are taken back at present.
  package func history(
    limit: Int, where isWanted: (HistoryEntry) -> Bool = { _ in true }
  ) throws(LibraryError) -> [HistoryEntry] {
    try read { try Journal.entries(limit: max(0, limit), where: isWanted, $0) }
  }

  private func replay(
    _ replay: Replay, _ scope: JournalScope
  ) throws(LibraryError) -> AppliedChange? {
    let date = now()
    return try write { db in
      try replay.next(for: session, in: scope, db).map {
        try replay.apply($0, by: session, now: date, db)
      }
    }
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
