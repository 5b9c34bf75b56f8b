internal import GRDB

extension Migrations {
  /// Keeps what a person answered when two pictures of a group were held against each other.
  static func addComparisons(_ db: Database) throws {
    try db.execute(
      sql: """
        -- preference is 1 where the first is better, -1 where the second is, 0 for a tie; the first
        -- is the one with the lower number, so that each pair is there once.
        CREATE TABLE comparison (
          groupKey TEXT NOT NULL,
          firstId INTEGER NOT NULL REFERENCES picture (id) ON DELETE RESTRICT,
          secondId INTEGER NOT NULL REFERENCES picture (id) ON DELETE RESTRICT,
          preference INTEGER NOT NULL CHECK (preference BETWEEN -1 AND 1),
          comparedAt INTEGER NOT NULL,
          revision INTEGER NOT NULL,
          PRIMARY KEY (groupKey, firstId, secondId),
          CHECK (firstId < secondId)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
