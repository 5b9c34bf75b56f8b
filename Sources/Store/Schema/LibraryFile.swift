internal import Foundation
internal import GRDB

/// Opens databases in the way that the library needs them.
enum LibraryFile {
  /// Opens or makes the file, and brings its schema up to date; before that, `backUp` is called
  /// where there is something to lose.
  static func open(
    _ path: String, patience: TimeInterval, backUp: () -> Void
  ) throws(LibraryError) -> any DatabaseWriter {
    let deadline = Date(timeIntervalSinceNow: patience)
    while true {
      do {
        var configuration = configuration(path)
        configuration.busyMode = .timeout(patience)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try prepare(pool, backUp: backUp)
        return pool
      } catch {
        // SQLite does not wait for the lock under which a new file is put into WAL mode: of two
        // processes that make the library at once, one is turned away at once.
        let error = LibraryError(error, path: path)
        guard error.code == .busy, Date() < deadline else { throw error }
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// A database without a file.
  static func inMemory() throws(LibraryError) -> any DatabaseWriter {
    do {
      let queue = try DatabaseQueue(configuration: configuration("(in memory)"))
      try Migrations.run(queue)
      return queue
    } catch {
      throw LibraryError(error, path: "(in memory)")
    }
  }

  private static func configuration(_ path: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = "salon library"
    configuration.foreignKeysEnabled = true
    // Runs before anything is written: a file that is not ours stays as it is.
    configuration.prepareDatabase { db in try LibraryMark.check(db, path: path) }
    return configuration
  }

  private static func prepare(_ pool: DatabasePool, backUp: () -> Void) throws {
    try pool.writeWithoutTransaction { db in
      // In WAL mode NORMAL outlives the process, but after a power failure it may lack the last
      // commits. FULL syncs at every commit: a decision that was shown stays made.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // SQLite opens a file without write permission for reading and says so only when the first
      // decision is made, which would be too late.
      try db.inTransaction(.immediate) { .commit }
    }
    if try pool.read(Migrations.areDue) { backUp() }
    try Migrations.run(pool)
  }
}
