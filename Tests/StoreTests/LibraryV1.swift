/// A library as the first salon makes it, with one of everything in it.
///
/// Never changed: it is what is on people's disks.
enum LibraryV1 {
  /// The statements that make the library in an empty database.
  static let sql = """
    PRAGMA application_id = 0x73616C6E;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    CREATE TABLE picture (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE
        CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      firstSeen INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE location (
      path TEXT NOT NULL PRIMARY KEY CHECK (path <> ''),
      pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
      size INTEGER NOT NULL CHECK (size >= 0),
      modified INTEGER NOT NULL,
      inode INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX locationByPicture ON location (pictureId);
    CREATE TABLE prompt (
      id INTEGER PRIMARY KEY,
      text TEXT UNIQUE CHECK ((text IS NULL) = (id = 0))
    ) STRICT;
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
    CREATE TABLE groupOrderPlace (
      groupOrderId INTEGER NOT NULL REFERENCES groupOrder (id) ON DELETE CASCADE,
      pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE RESTRICT,
      place INTEGER NOT NULL CHECK (place >= 1),
      PRIMARY KEY (groupOrderId, pictureId)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      madeAt INTEGER NOT NULL,
      label TEXT NOT NULL,
      forward TEXT NOT NULL CHECK (json_valid(forward)),
      inverse TEXT NOT NULL CHECK (json_valid(inverse)),
      isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1))
    ) STRICT;
    CREATE INDEX journalUndone ON journal (id) WHERE isUndone = 1;
    INSERT INTO grdb_migrations VALUES ('makeLibrary');
    INSERT INTO picture VALUES
      (1, '0000000000000000000000000000000000000000000000000000000000000001', 1700000000000),
      (2, '0000000000000000000000000000000000000000000000000000000000000002', 1700000000001);
    INSERT INTO location VALUES ('/pictures/1.png', 1, 1000, 1700000000123, 1);
    INSERT INTO prompt VALUES (0, NULL), (1, 'a cat');
    INSERT INTO scorer VALUES (1, 'clip', 'w1'), (2, 'aesthetic', 'w2');
    INSERT INTO score VALUES (1, 1, 1, 0.25, 3, 4), (1, 2, 0, 5.5, 0, 0);
    INSERT INTO judgement VALUES (1, 'accepted', 4, 1700000000002), (2, 'rejected', 0, 1700000000002);
    INSERT INTO groupOrder VALUES (1, 'a cat', 1700000000003);
    INSERT INTO groupOrderPlace VALUES (1, 2, 1), (1, 1, 2);
    INSERT INTO journal VALUES
      (1, 1700000000002, 'accept only this',
        '[{"decision":"accepted","picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"decision"},
          {"picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"stars","stars":4},
          {"decision":"rejected","picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]',
        '[{"picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"decision"},
          {"picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"stars","stars":0},
          {"picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]',
        0),
      (2, 1700000000003, 'order',
        '[{"group":"a cat","order":["0000000000000000000000000000000000000000000000000000000000000002",
          "0000000000000000000000000000000000000000000000000000000000000001"],"set":"order"}]',
        '[{"group":"a cat","set":"order"}]',
        0),
      (3, 1700000000004, 'clear',
        '[{"picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]',
        '[{"decision":"rejected","picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]',
        1);
    """
}
