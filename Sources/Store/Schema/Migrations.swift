internal import GRDB

/// How a library of any earlier salon becomes one of today's.
///
/// A migration that has shipped is never changed: it holds plain SQL and nothing that could change
/// under it.
enum Migrations {
  /// All migrations, in the order in which they were shipped.
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("makeLibrary", migrate: makeLibrary)
    migrator.registerMigration("scopeJournal", migrate: scopeJournal)
    migrator.registerMigration("addComparisons", migrate: addComparisons)
    migrator.registerMigration("keepFeatures", migrate: keepFeatures)
    migrator.registerMigration("journalFiles", migrate: journalFiles)
    return migrator
  }

  /// Whether a library that was used before is to be changed.
  static func areDue(_ db: Database) throws -> Bool {
    let done = try all.appliedIdentifiers(db)
    return try !done.isEmpty && !all.hasCompletedMigrations(db)
  }

  /// Runs what has not been run yet.
  static func run(_ database: any DatabaseWriter) throws {
    var attemptsLeft = all.migrations.count
    while true {
      do {
        return try all.migrate(database)
      } catch {
        // Another process may have run a migration after this one looked which are missing. This
        // one then fails and is rolled back, and sees on the next look that nothing is left to do.
        guard attemptsLeft > 0 else { throw error }
        attemptsLeft -= 1
      }
    }
  }
}
