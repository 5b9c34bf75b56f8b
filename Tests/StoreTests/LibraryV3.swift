/// A library as salon makes it since it moves files, with what the second form had in it
/// (``LibraryV2``), a comparison, features and a change of files that was broken off.
///
/// Never changed: it is what is on people's disks.
enum LibraryV3 {
  /// The statements that make the library in an empty database.
  static let sql = """
    PRAGMA application_id = 0x73616C6E;
    PRAGMA foreign_keys = OFF;
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
    INSERT INTO "comparison" VALUES('a cat',1,2,-1,1700000000016,5);
    CREATE TABLE feature (
      pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
      featureSourceId INTEGER NOT NULL REFERENCES featureSource (id) ON DELETE CASCADE,
      vector BLOB NOT NULL CHECK (length(vector) > 0 AND length(vector) % 4 = 0),
      PRIMARY KEY (pictureId, featureSourceId)
    ) STRICT;
    INSERT INTO "feature" VALUES(1,1,X'0000803F00000040');
    CREATE TABLE featureSource (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      weights TEXT NOT NULL,
      UNIQUE (name, weights)
    ) STRICT;
    INSERT INTO "featureSource" VALUES(1,'clip','w1');
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
    INSERT INTO "fileStep" VALUES(1,8,'move','/pictures/2.png','/rejects/2.png','0000000000000000000000000000000000000000000000000000000000000002',1,'done');
    INSERT INTO "fileStep" VALUES(2,8,'move','/pictures/2.txt','/rejects/2.txt','000000000000000000000000000000000000000000000000000000000000004d',0,'done');
    INSERT INTO "fileStep" VALUES(3,8,'move','/pictures/9.png','/rejects/9.png','0000000000000000000000000000000000000000000000000000000000000005',1,'intended');
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO "grdb_migrations" VALUES('makeLibrary');
    INSERT INTO "grdb_migrations" VALUES('scopeJournal');
    INSERT INTO "grdb_migrations" VALUES('addComparisons');
    INSERT INTO "grdb_migrations" VALUES('keepFeatures');
    INSERT INTO "grdb_migrations" VALUES('journalFiles');
    CREATE TABLE groupOrder (
      id INTEGER PRIMARY KEY,
      groupKey TEXT NOT NULL UNIQUE,
      changedAt INTEGER NOT NULL
    , revision INTEGER NOT NULL DEFAULT 0) STRICT;
    INSERT INTO "groupOrder" VALUES(1,'a cat',1700000000003,0);
    INSERT INTO "groupOrder" VALUES(2,'a dog',1700000000012,9);
    INSERT INTO "groupOrder" VALUES(3,'no order',1700000000012,2);
    CREATE TABLE groupOrderPlace (
      groupOrderId INTEGER NOT NULL REFERENCES groupOrder (id) ON DELETE CASCADE,
      pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE RESTRICT,
      place INTEGER NOT NULL CHECK (place >= 1),
      PRIMARY KEY (groupOrderId, pictureId)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO "groupOrderPlace" VALUES(1,1,2);
    INSERT INTO "groupOrderPlace" VALUES(1,2,1);
    INSERT INTO "groupOrderPlace" VALUES(2,3,1);
    INSERT INTO "groupOrderPlace" VALUES(2,4,3);
    INSERT INTO "groupOrderPlace" VALUES(2,5,2);
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      madeAt INTEGER NOT NULL,
      label TEXT NOT NULL,
      forward TEXT NOT NULL CHECK (json_valid(forward)),
      inverse TEXT NOT NULL CHECK (json_valid(inverse)),
      session TEXT NOT NULL DEFAULT '', revision INTEGER NOT NULL DEFAULT 0, undoneAs INTEGER, undoneBy TEXT CHECK ((undoneBy IS NULL) = (undoneAs IS NULL))) STRICT;
    INSERT INTO "journal" VALUES(1,1700000000002,'accept only this','[{"decision":"accepted","picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"decision"},
          {"picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"stars","stars":4},
          {"decision":"rejected","picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]','[{"picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"decision"},
          {"picture":"0000000000000000000000000000000000000000000000000000000000000001","set":"stars","stars":0},
          {"picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]','',1,NULL,NULL);
    INSERT INTO "journal" VALUES(2,1700000000003,'order','[{"group":"a cat","order":["0000000000000000000000000000000000000000000000000000000000000002",
          "0000000000000000000000000000000000000000000000000000000000000001"],"set":"order"}]','[{"group":"a cat","set":"order"}]','',2,NULL,NULL);
    INSERT INTO "journal" VALUES(3,1700000000004,'clear','[{"picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]','[{"decision":"rejected","picture":"0000000000000000000000000000000000000000000000000000000000000002","set":"decision"}]','',3,4,'');
    INSERT INTO "journal" VALUES(4,1700000000011,'order','[{"group":"a dog","order":["0000000000000000000000000000000000000000000000000000000000000003","0000000000000000000000000000000000000000000000000000000000000004","0000000000000000000000000000000000000000000000000000000000000005"],"set":"order"}]','[{"group":"a dog","set":"order"}]','s1',8,NULL,NULL);
    INSERT INTO "journal" VALUES(5,1700000000012,'move earlier','[{"group":"a dog","put":[{"at":1,"picture":"0000000000000000000000000000000000000000000000000000000000000005"}],"set":"moves","taken":[{"at":2,"picture":"0000000000000000000000000000000000000000000000000000000000000005"}]}]','[{"group":"a dog","put":[{"at":2,"picture":"0000000000000000000000000000000000000000000000000000000000000005"}],"set":"moves","taken":[{"at":1,"picture":"0000000000000000000000000000000000000000000000000000000000000005"}]}]','s1',9,NULL,NULL);
    INSERT INTO "journal" VALUES(6,1700000000014,'5 stars','[{"picture":"0000000000000000000000000000000000000000000000000000000000000003","set":"stars","stars":5}]','[{"picture":"0000000000000000000000000000000000000000000000000000000000000003","set":"stars","stars":0}]','s2',10,NULL,NULL);
    INSERT INTO "journal" VALUES(7,1700000000013,'accept','[{"decision":"accepted","picture":"0000000000000000000000000000000000000000000000000000000000000003","set":"decision"}]','[{"picture":"0000000000000000000000000000000000000000000000000000000000000003","set":"decision"}]','s2',11,12,'s2');
    INSERT INTO "journal" VALUES(8,1700000000015,'move 1 rejected to /rejects','[]','[]','s3',13,NULL,NULL);
    CREATE TABLE judgement (
      pictureId INTEGER PRIMARY KEY REFERENCES picture (id) ON DELETE RESTRICT,
      decision TEXT CHECK (decision IN ('accepted', 'rejected')),
      stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5),
      decidedAt INTEGER NOT NULL DEFAULT 0, starredAt INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 0) STRICT;
    INSERT INTO "judgement" VALUES(1,'accepted',4,1700000000002,1700000000002,0);
    INSERT INTO "judgement" VALUES(2,'rejected',0,1700000000002,0,0);
    INSERT INTO "judgement" VALUES(3,NULL,5,1700000000013,1700000000014,11);
    CREATE TABLE location (
      path TEXT NOT NULL PRIMARY KEY CHECK (path <> ''),
      pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
      size INTEGER NOT NULL CHECK (size >= 0),
      modified INTEGER NOT NULL,
      inode INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO "location" VALUES('/pictures/1.png',1,1000,1700000000123,1);
    CREATE TABLE picture (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE
        CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      firstSeen INTEGER NOT NULL
    ) STRICT;
    INSERT INTO "picture" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000001',1700000000000);
    INSERT INTO "picture" VALUES(2,'0000000000000000000000000000000000000000000000000000000000000002',1700000000001);
    INSERT INTO "picture" VALUES(3,'0000000000000000000000000000000000000000000000000000000000000003',1700000000010);
    INSERT INTO "picture" VALUES(4,'0000000000000000000000000000000000000000000000000000000000000004',1700000000010);
    INSERT INTO "picture" VALUES(5,'0000000000000000000000000000000000000000000000000000000000000005',1700000000010);
    CREATE TABLE prompt (
      id INTEGER PRIMARY KEY,
      text TEXT UNIQUE CHECK ((text IS NULL) = (id = 0))
    ) STRICT;
    INSERT INTO "prompt" VALUES(0,NULL);
    INSERT INTO "prompt" VALUES(1,'a cat');
    CREATE TABLE revision (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      value INTEGER NOT NULL
    ) STRICT;
    INSERT INTO "revision" VALUES(1,13);
    CREATE TABLE score (
      pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
      scorerId INTEGER NOT NULL REFERENCES scorer (id) ON DELETE CASCADE,
      promptId INTEGER NOT NULL REFERENCES prompt (id) ON DELETE CASCADE,
      value REAL NOT NULL,
      tokensUsed INTEGER NOT NULL CHECK (tokensUsed >= 0),
      tokensTotal INTEGER NOT NULL CHECK (tokensTotal >= tokensUsed),
      PRIMARY KEY (pictureId, scorerId, promptId)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO "score" VALUES(1,1,1,0.25,3,4);
    INSERT INTO "score" VALUES(1,2,0,5.5,0,0);
    CREATE TABLE scorer (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      weights TEXT NOT NULL,
      UNIQUE (name, weights)
    ) STRICT;
    INSERT INTO "scorer" VALUES(1,'clip','w1');
    INSERT INTO "scorer" VALUES(2,'aesthetic','w2');
    CREATE INDEX locationByPicture ON location (pictureId);
    CREATE INDEX judgementByRevision ON judgement (revision);
    CREATE INDEX groupOrderByRevision ON groupOrder (revision);
    CREATE INDEX journalBySession ON journal (session, id);
    CREATE INDEX journalUndone ON journal (undoneAs) WHERE undoneAs IS NOT NULL;
    CREATE INDEX fileStepByChange ON fileStep (journalId);
    CREATE INDEX fileStepUnfinished ON fileStep (id)
      WHERE state IN ('intended', 'returning');
    DELETE FROM "sqlite_sequence";
    INSERT INTO "sqlite_sequence" VALUES('journal',8);
    PRAGMA foreign_keys = ON;
    """
}
