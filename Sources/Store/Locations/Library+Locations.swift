internal import GRDB

extension Library {
  /// The picture that a file held when it was last recorded; `nil` where the file is unknown or has
  /// changed since in size, time or inode.
  package func digest(of file: FileIdentity) throws(LibraryError) -> ContentDigest? {
    try digests(of: [file])[file]
  }

  /// The pictures of those files that are known and have not changed since they were recorded.
  ///
  /// The key is the whole identity: two names that are spelled differently in bytes can be equal as
  /// strings.
  package func digests(
    of files: [FileIdentity]
  ) throws(LibraryError) -> [FileIdentity: ContentDigest] {
    guard !files.isEmpty else { return [:] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT wanted.key, location.size, location.modified, location.inode, picture.digest
          FROM json_each(?) AS wanted
          CROSS JOIN location ON location.path = wanted.value
          CROSS JOIN picture ON picture.id = location.pictureId
          """,
        arguments: [WantedList.text(files.lazy.map(\.path))])
      var digests: [FileIdentity: ContentDigest] = [:]
      digests.reserveCapacity(files.count)
      while let row = try rows.next() {
        let file = try files[row.decode(Int.self, atIndex: 0)]
        guard try row.decode(Int64.self, atIndex: 1) == file.size,
          try row.decode(Int64.self, atIndex: 2) == file.modified,
          try row.decode(Int64.self, atIndex: 3) == file.inode
        else { continue }
        digests[file] = ContentDigest(rawValue: try row.decode(atIndex: 4))
      }
      return digests
    }
  }

  /// Forgets files that are gone; their pictures stay.
  package func forget(_ paths: [String]) throws(LibraryError) {
    try write { db in
      let statement = try db.cachedStatement(sql: "DELETE FROM location WHERE path = ?")
      for path in paths { try statement.execute(arguments: [path]) }
    }
  }

  /// Remembers which picture a file holds.
  package func record(_ file: FileIdentity, digest: ContentDigest) throws(LibraryError) {
    try record([(file, digest)])
  }

  /// Remembers which pictures files hold, in place of what was known of their paths.
  package func record(
    _ files: [(file: FileIdentity, digest: ContentDigest)]
  ) throws(LibraryError) {
    let date = now()
    try write { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO location (path, pictureId, size, modified, inode) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET
            pictureId = excluded.pictureId, size = excluded.size,
            modified = excluded.modified, inode = excluded.inode
          """)
      for (file, digest) in files {
        let id = try Pictures.id(of: digest, now: date, db)
        try statement.execute(arguments: [file.path, id, file.size, file.modified, file.inode])
      }
    }
  }
}
