internal import GRDB

/// Tells salon's libraries from other programs' databases.
enum LibraryMark {
  /// The `application_id` in the file's header: "saln".
  static let applicationID: Int32 = 0x7361_6C6E

  /// Throws unless the database is a library of a known form, or empty.
  static func check(_ db: Database, path: String) throws {
    // One transaction, so that all questions are about one state of a library that another process
    // is just making.
    try db.inTransaction(.deferred) {
      let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      guard try mark == applicationID || (mark == 0 && isEmpty(db)) else {
        throw LibraryError(
          code: .notALibrary, path: path, detail: "it is a database of another program")
      }
      guard try !Migrations.all.hasBeenSuperseded(db) else {
        throw LibraryError(
          code: .newer, path: path,
          detail: "it has been through migrations that this salon does not know")
      }
      return .commit
    }
  }

  private static func isEmpty(_ db: Database) throws -> Bool {
    // GRDB makes its own tables before the first migration runs.
    try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM sqlite_master WHERE tbl_name NOT GLOB 'grdb_*'") == 0
  }
}
