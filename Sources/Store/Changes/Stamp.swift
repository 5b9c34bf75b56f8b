internal import Foundation
internal import GRDB

/// What is written beside every value that a change sets.
struct Stamp {
  let date: Date
  /// Higher than that of every change before.
  let revision: Int64

  /// The stamp of a change that is being made.
  static func next(_ date: Date, _ db: Database) throws -> Stamp {
    let revision = try Int64.fetchOne(
      db.cachedStatement(sql: "UPDATE revision SET value = value + 1 RETURNING value"))
    guard let revision else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "there is no count of revisions")
    }
    return Stamp(date: date, revision: revision)
  }
}
