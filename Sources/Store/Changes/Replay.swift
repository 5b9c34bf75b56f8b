internal import Foundation
internal import GRDB

/// Undoing and redoing, as far as the two are the same: the next change in one direction is found,
/// written and marked.
enum Replay {
  case undo
  case redo

  /// The change that comes next for a session: its own before those of others that touch what is in
  /// scope.
  func next(for session: String, in scope: JournalScope, _ db: Database) throws -> Journal.Entry? {
    let id = try own(session, db) ?? others(session, scope, db)
    return try id.flatMap { try Journal.entry($0, db) }
  }

  /// Writes what a change set, or what was before it; things that were changed since are left.
  func apply(
    _ entry: Journal.Entry, by session: String, now: Date, _ db: Database
  ) throws -> AppliedChange {
    let forward = try Journal.edits(entry.forward, of: entry.id)
    let inverse = try Journal.edits(entry.inverse, of: entry.id)
    let stamp = try Stamp.next(now, db)
    let pairs = self == .undo ? zip(inverse, forward) : zip(forward, inverse)
    let edits = try pairs.compactMap { edit, other in try edit.edit(after: other, db) }
    for edit in edits { try edit.write(stamp, db) }
    try Journal.mark(entry.id, undoneBy: self == .undo ? session : nil, stamp, db)
    return AppliedChange(
      label: entry.label, edits: edits, files: try beginFiles(of: entry.id, db),
      keptCount: forward.count - edits.count,
      isOwn: entry.session == session, date: entry.date)
  }

  /// Writes that what a change did to files is about to be taken back, or done again.
  private func beginFiles(of change: Int64, _ db: Database) throws -> [FileStep] {
    let from = self == .undo ? FileStep.State.done : .returned
    var steps = try FileSteps.ofChange(change, db).filter { $0.state == from }
    for index in steps.indices {
      steps[index].state = self == .undo ? .returning : .intended
      try FileSteps.update(steps[index], db)
    }
    // What was put somewhere last is fetched first.
    return self == .undo ? steps.reversed() : steps
  }

  // MARK: - Finding

  private func own(_ session: String, _ db: Database) throws -> Int64? {
    switch self {
    case .undo:
      try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT id FROM journal WHERE session = ? AND undoneAs IS NULL ORDER BY id DESC LIMIT 1
            """),
        arguments: [session])
    case .redo:
      try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT id FROM journal WHERE undoneAs > ? AND undoneBy = ?
            ORDER BY undoneAs DESC LIMIT 1
            """),
        arguments: [lastMade(by: session, db), session])
    }
  }

  /// With its own last change a session gave up redoing what had been taken back before.
  private func lastMade(by session: String, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT max(revision) FROM journal WHERE session = ?"),
      arguments: [session]) ?? 0
  }

  private func others(
    _ session: String, _ scope: JournalScope, _ db: Database
  ) throws -> Int64? {
    // The journal is the outer loop, so that reading ends with the first change in scope.
    let condition =
      switch self {
      case .undo: "undoneAs IS NULL AND ? IS NOT NULL ORDER BY journal.id DESC"
      case .redo: "undoneAs > ? ORDER BY undoneAs DESC"
      }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT journal.id, json_extract(edit.value, '$.picture'), edit.value
        FROM journal LEFT JOIN json_each(journal.forward) AS edit WHERE \(condition)
        """,
      arguments: [lastMade(by: session, db)])
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      guard let contains = scope.contains else { return id }
      let picture = try row.decode(String?.self, atIndex: 1).map(ContentDigest.init)
      if let picture {
        if contains(picture) { return id }
      } else if let edit = try row.decode(String?.self, atIndex: 2) {
        let edits = try Journal.edits("[\(edit)]", of: id)
        if edits.flatMap(\.pictures).contains(where: contains) { return id }
      } else if try scope.touches(FileSteps.ofChange(id, db)) {
        return id
      }
    }
    return nil
  }
}
