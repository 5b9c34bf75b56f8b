internal import GRDB

extension Migrations {
  /// What scorers have seen in pictures, so that a new prompt needs no second look.
  static func keepFeatures(_ db: Database) throws {
    try db.execute(
      sql: """
        -- A scorer that sees pictures, with one set of weights: with others it sees other things.
        CREATE TABLE featureSource (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL CHECK (name <> ''),
          weights TEXT NOT NULL,
          UNIQUE (name, weights)
        ) STRICT;

        -- A vector of 32-bit floats, little-endian. With its rowid, because rows are of a few KB,
        -- which SQLite keeps badly in the tree of a table without.
        CREATE TABLE feature (
          pictureId INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
          featureSourceId INTEGER NOT NULL REFERENCES featureSource (id) ON DELETE CASCADE,
          vector BLOB NOT NULL CHECK (length(vector) > 0 AND length(vector) % 4 = 0),
          PRIMARY KEY (pictureId, featureSourceId)
        ) STRICT;
        """)
  }
}
