internal import Foundation
internal import GRDB

/// The rows of what was done, in the order in which it was done.
enum Journal {
  /// A change as it is written.
  struct Entry {
    let id: Int64
    let date: Date
    let label: String
    /// The session that made it.
    let session: String
    /// The edits that make it, and those that take it back, as JSON: the same things in both.
    let forward: String
    let inverse: String
  }

  /// Writes a change that was just made; returns its number.
  @discardableResult
  static func append(
    _ label: String, forward: [JournalEdit], inverse: [JournalEdit], by session: String,
    _ stamp: Stamp, _ db: Database
  ) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO journal (madeAt, label, forward, inverse, session, revision)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        stamp.date.milliseconds, label, JournalText.encode(forward), JournalText.encode(inverse),
        session, stamp.revision,
      ])
    return db.lastInsertedRowID
  }

  /// Writes that a change was taken back by a session, or with `nil` that it is in force again.
  static func mark(
    _ id: Int64, undoneBy session: String?, _ stamp: Stamp, _ db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE journal SET undoneBy = ?, undoneAs = ? WHERE id = ?",
      arguments: [session, session.map { _ in stamp.revision }, id])
  }

  /// The change of a number.
  static func entry(_ id: Int64, _ db: Database) throws -> Entry? {
    try Row.fetchOne(
      db,
      sql: "SELECT id, madeAt, label, session, forward, inverse FROM journal WHERE id = ?",
      arguments: [id]
    ).map {
      Entry(
        id: try $0.decode(atIndex: 0), date: Date(milliseconds: try $0.decode(atIndex: 1)),
        label: try $0.decode(atIndex: 2), session: try $0.decode(atIndex: 3),
        forward: try $0.decode(atIndex: 4), inverse: try $0.decode(atIndex: 5))
    }
  }

  /// The edits of an entry's JSON.
  static func edits(_ text: String, of id: Int64) throws -> [JournalEdit] {
    do {
      return try JournalText.decode(text)
    } catch {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "entry \(id) of the journal cannot be read: \(error)")
    }
  }

  /// The last changes that are wanted, the latest first.
  static func entries(
    limit: Int, where isWanted: (HistoryEntry) throws -> Bool, _ db: Database
  ) throws -> [HistoryEntry] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, madeAt, label, forward, undoneAs IS NOT NULL FROM journal ORDER BY id DESC
        """)
    var entries: [HistoryEntry] = []
    while entries.count < limit, let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      let entry = HistoryEntry(
        id: id, date: Date(milliseconds: try row.decode(atIndex: 1)),
        label: try row.decode(atIndex: 2), edits: try edits(row.decode(atIndex: 3), of: id),
        files: try FileSteps.ofChange(id, db), isUndone: try row.decode(atIndex: 4))
      if try isWanted(entry) { entries.append(entry) }
    }
    return entries
  }
}
