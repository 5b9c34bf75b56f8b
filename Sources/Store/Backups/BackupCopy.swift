internal import Foundation
internal import GRDB

/// Copies a library while others work on it.
enum BackupCopy {
  /// Tables whose rows can be made again from the pictures; they may be larger than all the rest.
  static let emptied: Set<String> = ["feature"]

  /// Copies one state of a library to a new file, which is on disk when this returns.
  static func make(of library: String, at path: String) throws(LibraryError) {
    do {
      var configuration = Configuration()
      configuration.label = "salon backup"
      // Tables come in any order; what they refer to is there in the end.
      configuration.foreignKeysEnabled = false
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "ATTACH DATABASE ? AS source", arguments: [library])
        // Deferred: otherwise it would keep all others from writing to the library.
        try db.inTransaction(.deferred) { try copy(db) }
        try db.execute(sql: "DETACH DATABASE source")
        let problems = try String.fetchAll(db, sql: "PRAGMA quick_check")
        guard problems == ["ok"] else {
          throw LibraryError(
            code: .damaged, path: library, detail: problems.prefix(3).joined(separator: "; "))
        }
      }
      try queue.close()
    } catch {
      throw LibraryError(error, path: path)
    }
  }

  private static func copy(_ db: Database) throws -> Database.TransactionCompletion {
    let parts = try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, sql FROM source.sqlite_master WHERE sql IS NOT NULL
          AND name NOT GLOB 'sqlite_*'
        ORDER BY type <> 'table', rowid
        """)
    for part in parts {
      // Tables first, then what is made from them: indexes are built once, over all rows.
      try db.execute(sql: part.decode(String.self, atIndex: 2))
      let name = try part.decode(String.self, atIndex: 1)
      guard try part.decode(String.self, atIndex: 0) == "table", !emptied.contains(name) else {
        continue
      }
      let quoted = name.quotedDatabaseIdentifier
      try db.execute(sql: "INSERT INTO main.\(quoted) SELECT * FROM source.\(quoted)")
    }
    try db.execute(
      sql: """
        DELETE FROM main.sqlite_sequence;
        INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence;
        PRAGMA main.application_id = \(LibraryMark.applicationID);
        """)
    return .commit
  }
}
