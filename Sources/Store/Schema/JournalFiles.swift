internal import GRDB

extension Migrations {
  /// Remembers what changes did to files, so that it can be undone, and finished or forgotten where
  /// the process was ended in the middle.
  static func journalFiles(_ db: Database) throws {
    try db.execute(
      sql: """
        -- One file of a change: intended before it is touched, done after; on the way back
        -- returning before and returned after.
        CREATE TABLE fileStep (
          id INTEGER PRIMARY KEY,
          journalId INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
          kind TEXT NOT NULL CHECK (kind IN ('move', 'copy', 'trash')),
          source TEXT NOT NULL CHECK (source <> ''),
          destination TEXT NOT NULL CHECK (destination <> ''),
          digest TEXT NOT NULL CHECK (length(digest) = 64),
          isPicture INTEGER NOT NULL CHECK (isPicture IN (0, 1)),
          state TEXT NOT NULL CHECK (state IN ('intended', 'done', 'returning', 'returned'))
        ) STRICT;
        CREATE INDEX fileStepByChange ON fileStep (journalId);
        CREATE INDEX fileStepUnfinished ON fileStep (id)
          WHERE state IN ('intended', 'returning');
        """)
  }
}
