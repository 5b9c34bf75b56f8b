internal import Foundation
internal import GRDB

/// The rows of what was done, in the order in which it was done.
///
/// The changes that are taken back are always the last ones: a new change deletes them.
enum Journal {
  /// A change as it is written.
  struct Entry {
    let id: Int64
    let label: String
    /// The edits that make it, and those that take it back, as JSON.
    let forward: String
    let inverse: String
  }

  /// Writes a change that was just made, and gives up what could have been redone.
  static func append(
    _ label: String, forward: [Edit], inverse: [Edit], now: Date, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM journal WHERE isUndone = 1").execute()
    try db.cachedStatement(
      sql: "INSERT INTO journal (madeAt, label, forward, inverse) VALUES (?, ?, ?, ?)"
    ).execute(
      arguments: [
        now.milliseconds, label, JournalText.encode(forward), JournalText.encode(inverse),
      ])
  }

  /// The change that is to be undone next.
  static func lastInForce(_ db: Database) throws -> Entry? {
    try entry("WHERE isUndone = 0 ORDER BY id DESC LIMIT 1", db)
  }

  /// The change that is to be redone next.
  static func firstUndone(_ db: Database) throws -> Entry? {
    try entry("WHERE isUndone = 1 ORDER BY id LIMIT 1", db)
  }

  private static func entry(_ condition: String, _ db: Database) throws -> Entry? {
    try Row.fetchOne(db, sql: "SELECT id, label, forward, inverse FROM journal \(condition)")
      .map {
        Entry(
          id: try $0.decode(atIndex: 0), label: try $0.decode(atIndex: 1),
          forward: try $0.decode(atIndex: 2), inverse: try $0.decode(atIndex: 3))
      }
  }

  /// Writes whether a change is taken back.
  static func mark(_ id: Int64, isUndone: Bool, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE journal SET isUndone = ? WHERE id = ?", arguments: [isUndone, id])
  }

  /// The edits of an entry's JSON.
  static func edits(_ text: String, of id: Int64) throws -> [Edit] {
    do {
      return try JournalText.decode(text)
    } catch {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "entry \(id) of the journal cannot be read: \(error)")
    }
  }

  /// The last changes, the latest first.
  static func entries(limit: Int, _ db: Database) throws -> [HistoryEntry] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, madeAt, label, forward, isUndone FROM journal ORDER BY id DESC LIMIT ?
        """,
      arguments: [limit])
    var entries: [HistoryEntry] = []
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      entries.append(
        HistoryEntry(
          id: id, date: Date(milliseconds: try row.decode(atIndex: 1)),
          label: try row.decode(atIndex: 2),
          edits: try edits(row.decode(atIndex: 3), of: id),
          isUndone: try row.decode(atIndex: 4)))
    }
    return entries
  }
}
