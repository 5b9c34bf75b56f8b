internal import GRDB

extension Migrations {
  /// Tells apart who made a change and what came after what, so that several sessions can undo
  /// each its own and see one another's.
  ///
  /// Revisions count what was done to decisions and orders by whichever session: a row that was
  /// touched later has a higher one.
  static func scopeJournal(_ db: Database) throws {
    try db.execute(
      sql: """
        -- As many revisions as changes so far, and as many again for those that were taken back.
        CREATE TABLE revision (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          value INTEGER NOT NULL
        ) STRICT;
        INSERT INTO revision (id, value)
          SELECT 1, coalesce(2 * max(id) + 1, 0) FROM journal;

        -- Decision and stars are set each by itself, and so each has its time; 0 is never.
        ALTER TABLE judgement ADD COLUMN decidedAt INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE judgement ADD COLUMN starredAt INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE judgement ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        UPDATE judgement SET
          decidedAt = CASE WHEN decision IS NULL THEN 0 ELSE changedAt END,
          starredAt = CASE WHEN stars = 0 THEN 0 ELSE changedAt END;
        ALTER TABLE judgement DROP COLUMN changedAt;
        CREATE INDEX judgementByRevision ON judgement (revision);

        -- An order that was taken away is one without places.
        ALTER TABLE groupOrder ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX groupOrderByRevision ON groupOrder (revision);

        -- undoneAs is the revision that took the change back, NULL while it is in force.
        ALTER TABLE journal ADD COLUMN session TEXT NOT NULL DEFAULT '';
        ALTER TABLE journal ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE journal ADD COLUMN undoneAs INTEGER;
        ALTER TABLE journal ADD COLUMN undoneBy TEXT CHECK ((undoneBy IS NULL) = (undoneAs IS NULL));
        UPDATE journal SET revision = id;
        UPDATE journal SET undoneBy = '', undoneAs = 2 * (SELECT max(id) FROM journal) + 1 - id
          WHERE isUndone = 1;
        DROP INDEX journalUndone;
        ALTER TABLE journal DROP COLUMN isUndone;
        CREATE INDEX journalBySession ON journal (session, id);
        CREATE INDEX journalUndone ON journal (undoneAs) WHERE undoneAs IS NOT NULL;
        """)
  }
}
