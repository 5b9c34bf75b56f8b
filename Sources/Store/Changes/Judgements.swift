internal import Foundation
internal import GRDB

/// The rows of what a person said of pictures.
enum Judgements {
  /// What was said of a picture; nothing where it was never judged.
  static func judgement(of picture: ContentDigest, _ db: Database) throws -> Judgement {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT judgement.decision, judgement.stars FROM picture
          JOIN judgement ON judgement.pictureId = picture.id WHERE picture.digest = ?
          """),
      arguments: [picture.rawValue])
    return try row.map { try judgement($0, at: 0) } ?? Judgement()
  }

  /// The judgement in the two columns of a row from `column` on.
  static func judgement(_ row: Row, at column: Int) throws -> Judgement {
    let decision = try row.decode(String?.self, atIndex: column)
    return Judgement(
      decision: decision.flatMap(Decision.init), stars: try row.decode(atIndex: column + 1))
  }

  /// What of a judgement is set by itself, by the name of its column.
  enum Part: String {
    case decision, stars

    /// The column of the time at which it was set.
    var timeColumn: String {
      switch self {
      case .decision: "decidedAt"
      case .stars: "starredAt"
      }
    }
  }

  /// Sets one part of a picture's judgement.
  static func set(
    _ part: Part, _ value: (any DatabaseValueConvertible)?, of picture: ContentDigest,
    _ stamp: Stamp, _ db: Database
  ) throws {
    let id = try Pictures.id(of: picture, now: stamp.date, db)
    let (column, time) = (part.rawValue, part.timeColumn)
    try db.cachedStatement(
      sql: """
        INSERT INTO judgement (pictureId, \(column), \(time), revision) VALUES (?, ?, ?, ?)
        ON CONFLICT (pictureId) DO UPDATE SET
          \(column) = excluded.\(column), \(time) = excluded.\(time),
          revision = excluded.revision
        """
    ).execute(arguments: [id, value, stamp.date.milliseconds, stamp.revision])
  }
}

extension Library {
  /// What a person said of a picture; nothing where it was never judged.
  package func judgement(of picture: ContentDigest) throws(LibraryError) -> Judgement {
    try read { try Judgements.judgement(of: picture, $0) }
  }

  /// All that a person said, of whichever pictures.
  package func judgements() throws(LibraryError) -> [ContentDigest: Judgement] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT picture.digest, judgement.decision, judgement.stars FROM judgement
          CROSS JOIN picture ON picture.id = judgement.pictureId
          WHERE judgement.decision IS NOT NULL OR judgement.stars > 0
          """)
      var judgements: [ContentDigest: Judgement] = [:]
      while let row = try rows.next() {
        let picture = ContentDigest(rawValue: try row.decode(atIndex: 0))
        judgements[picture] = try Judgements.judgement(row, at: 1)
      }
      return judgements
    }
  }

  /// What a person said of pictures; those of which nothing was said are left out.
  package func judgements(
    of pictures: [ContentDigest]
  ) throws(LibraryError) -> [ContentDigest: Judgement] {
    guard !pictures.isEmpty else { return [:] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT wanted.key, judgement.decision, judgement.stars
          FROM json_each(?) AS wanted
          CROSS JOIN picture ON picture.digest = wanted.value
          CROSS JOIN judgement ON judgement.pictureId = picture.id
          WHERE judgement.decision IS NOT NULL OR judgement.stars > 0
          """,
        arguments: [WantedList.text(pictures.lazy.map(\.rawValue))])
      var judgements: [ContentDigest: Judgement] = [:]
      while let row = try rows.next() {
        let picture = try pictures[row.decode(Int.self, atIndex: 0)]
        judgements[picture] = try Judgements.judgement(row, at: 1)
      }
      return judgements
    }
  }
}
