internal import Foundation
internal import GRDB

/// The rows of what a person answered about two pictures at a time.
enum Comparisons {
  /// The preference between two pictures of a group; `nil` where nothing was said.
  static func preference(
    _ first: ContentDigest, _ second: ContentDigest, in group: String, _ db: Database
  ) throws -> Preference? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT lower.digest, preference FROM comparison
          JOIN picture AS lower ON lower.id = firstId
          JOIN picture AS upper ON upper.id = secondId
          WHERE groupKey = CAST(?1 AS TEXT)
            AND (lower.digest, upper.digest) IN (VALUES (?2, ?3), (?3, ?2))
          """),
      arguments: [ForeignText(group), first.rawValue, second.rawValue])
    guard let row else { return nil }
    let preference = Preference(rawValue: try row.decode(atIndex: 1))
    return try row.decode(String.self, atIndex: 0) == first.rawValue
      ? preference : preference?.reversed
  }

  /// Sets the preference between two pictures of a group; `nil` takes it away.
  static func set(
    _ preference: Preference?, _ first: ContentDigest, _ second: ContentDigest,
    in group: String, _ stamp: Stamp, _ db: Database
  ) throws {
    let ids = try (
      Pictures.id(of: first, now: stamp.date, db), Pictures.id(of: second, now: stamp.date, db)
    )
    guard ids.0 != ids.1 else { return }
    let isInOrder = ids.0 < ids.1
    let (lower, upper) = (min(ids.0, ids.1), max(ids.0, ids.1))
    guard let preference = isInOrder ? preference : preference?.reversed else {
      return try db.cachedStatement(
        sql: """
          DELETE FROM comparison WHERE groupKey = CAST(? AS TEXT) AND firstId = ? AND secondId = ?
          """
      ).execute(arguments: [ForeignText(group), lower, upper])
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO comparison (groupKey, firstId, secondId, preference, comparedAt, revision)
        VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?)
        ON CONFLICT (groupKey, firstId, secondId) DO UPDATE SET
          preference = excluded.preference, comparedAt = excluded.comparedAt,
          revision = excluded.revision
        """
    ).execute(arguments: [
      ForeignText(group), lower, upper, preference.rawValue, stamp.date.milliseconds,
      stamp.revision,
    ])
  }

  /// The comparison in the three columns of a row from `column` on.
  static func comparison(_ row: Row, at column: Int) throws -> Comparison? {
    guard let preference = Preference(rawValue: try row.decode(atIndex: column + 2)) else {
      return nil
    }
    return Comparison(
      ContentDigest(rawValue: try row.decode(atIndex: column)),
      ContentDigest(rawValue: try row.decode(atIndex: column + 1)), preference)
  }
}

extension Library {
  /// What a person said of pictures of a group, two at a time, in the order in which it was said.
  package func comparisons(of group: String) throws(LibraryError) -> [Comparison] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT lower.digest, upper.digest, preference FROM comparison
          CROSS JOIN picture AS lower ON lower.id = firstId
          CROSS JOIN picture AS upper ON upper.id = secondId
          WHERE groupKey = CAST(? AS TEXT) ORDER BY comparison.revision, firstId, secondId
          """,
        arguments: [ForeignText(group)])
      var comparisons: [Comparison] = []
      while let row = try rows.next() {
        if let comparison = try Comparisons.comparison(row, at: 0) {
          comparisons.append(comparison)
        }
      }
      return comparisons
    }
  }

  /// What a person said of pictures of each group, two at a time, by the group's key; in the order in
  /// which it was said.
  package func comparisons() throws(LibraryError) -> [String: [Comparison]] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT CAST(groupKey AS BLOB), lower.digest, upper.digest, preference FROM comparison
          CROSS JOIN picture AS lower ON lower.id = firstId
          CROSS JOIN picture AS upper ON upper.id = secondId
          ORDER BY groupKey, comparison.revision, firstId, secondId
          """)
      var comparisons: [String: [Comparison]] = [:]
      while let row = try rows.next() {
        let group = try row.decode(ForeignText.self, atIndex: 0).string
        if let comparison = try Comparisons.comparison(row, at: 1) {
          comparisons[group, default: []].append(comparison)
        }
      }
      return comparisons
    }
  }
}
