internal import GRDB

/// What was decided since a moment, by whichever session.
package struct LibraryNews: Sendable, Hashable {
  /// The moment up to which this tells.
  package let revision: Int64
  /// Pictures whose judgement was set.
  package let pictures: [ContentDigest]
  /// Groups whose order by hand was set or taken away.
  package let groups: [String]
}

extension Library {
  /// Counts what was done to decisions and orders, by whichever session: it grows with each change.
  package func revision() throws(LibraryError) -> Int64 {
    try read { try Self.revision($0) }
  }

  /// What was decided after a revision; of a revision that is the present one, nothing.
  package func news(since revision: Int64) throws(LibraryError) -> LibraryNews {
    try read { db in
      let now = try Self.revision(db)
      guard now != revision else {
        return LibraryNews(revision: now, pictures: [], groups: [])
      }
      let pictures = try String.fetchAll(
        db,
        sql: """
          SELECT picture.digest FROM judgement JOIN picture ON picture.id = judgement.pictureId
          WHERE judgement.revision > ? ORDER BY judgement.revision
          """,
        arguments: [revision])
      let groups = try ForeignText.fetchAll(
        db,
        sql: "SELECT CAST(groupKey AS BLOB) FROM groupOrder WHERE revision > ? ORDER BY revision",
        arguments: [revision])
      return LibraryNews(
        revision: now, pictures: pictures.map(ContentDigest.init),
        groups: groups.map(\.string))
    }
  }

  private static func revision(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT value FROM revision")) ?? 0
  }
}
