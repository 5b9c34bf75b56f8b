internal import GRDB

extension Migrations {
  /// The first form of the library.
  ///
  /// Times are milliseconds since 1970.
  static func makeLibrary(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA application_id = 0x73616C6E;

        -- A picture is its content, wherever it lies.
        CREATE TABLE picture (
          id INTEGER PRIMARY KEY,
          digest TEXT NOT NULL UNIQUE
            CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
          firstSeen INTEGER NOT NULL
        ) STRICT;

        -- Which picture a file held when it was last read; modified is in nanoseconds.
        CREATE TABLE location (
          path TEXT NOT NULL PRIMARY KEY CHECK (path <> ''),
          pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
          size INTEGER NOT NULL CHECK (size >= 0),
          modified INTEGER NOT NULL,
          inode INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX locationByPicture ON location (pictureId);

        -- Row 0 stands for scoring without a prompt: in a key, NULL would equal nothing, itself
        -- included, and the same score could be there twice.
        CREATE TABLE prompt (
          id INTEGER PRIMARY KEY,
          text TEXT UNIQUE CHECK ((text IS NULL) = (id = 0))
        ) STRICT;
        INSERT INTO prompt (id, text) VALUES (0, NULL);

        -- A scorer with one set of weights: with others it says other numbers.
        CREATE TABLE scorer (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL CHECK (name <> ''),
          weights TEXT NOT NULL,
          UNIQUE (name, weights)
        ) STRICT;

        CREATE TABLE score (
          pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
          scorerId INTEGER NOT NULL REFERENCES scorer (id) ON DELETE CASCADE,
          promptId INTEGER NOT NULL REFERENCES prompt (id) ON DELETE CASCADE,
          value REAL NOT NULL,
          tokensUsed INTEGER NOT NULL CHECK (tokensUsed >= 0),
          tokensTotal INTEGER NOT NULL CHECK (tokensTotal >= tokensUsed),
          PRIMARY KEY (pictureId, scorerId, promptId)
        ) STRICT, WITHOUT ROWID;

        -- What a person said can be made again by nobody: no picture that was judged or ordered
        -- can be deleted.
        CREATE TABLE judgement (
          pictureId INTEGER PRIMARY KEY REFERENCES picture (id) ON DELETE RESTRICT,
          decision TEXT CHECK (decision IN ('accepted', 'rejected')),
          stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5),
          changedAt INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE groupOrder (
          id INTEGER PRIMARY KEY,
          groupKey TEXT NOT NULL UNIQUE,
          changedAt INTEGER NOT NULL
        ) STRICT;

        -- Places may be shared: a tie.
        CREATE TABLE groupOrderPlace (
          groupOrderId INTEGER NOT NULL REFERENCES groupOrder (id) ON DELETE CASCADE,
          pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE RESTRICT,
          place INTEGER NOT NULL CHECK (place >= 1),
          PRIMARY KEY (groupOrderId, pictureId)
        ) STRICT, WITHOUT ROWID;

        -- AUTOINCREMENT so that a number is never given again after the redo tail was cut off.
        CREATE TABLE journal (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          madeAt INTEGER NOT NULL,
          label TEXT NOT NULL,
          forward TEXT NOT NULL CHECK (json_valid(forward)),
          inverse TEXT NOT NULL CHECK (json_valid(inverse)),
          isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1))
        ) STRICT;
        CREATE INDEX journalUndone ON journal (id) WHERE isUndone = 1;
        """)
  }
}
