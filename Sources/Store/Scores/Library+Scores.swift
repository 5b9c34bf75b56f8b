internal import Foundation
internal import GRDB

extension Library {
  /// The scores of one scorer with one set of weights, whatever the prompt.
  package func scores(
    of pictures: [ContentDigest], scorer: String, weights: String
  ) throws(LibraryError) -> [ScoreKey: StoredScore] {
    guard !pictures.isEmpty else { return [:] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT wanted.key, CAST(prompt.text AS BLOB),
            score.value, score.tokensUsed, score.tokensTotal
          FROM json_each(?) AS wanted
          CROSS JOIN picture ON picture.digest = wanted.value
          CROSS JOIN score ON score.pictureId = picture.id AND score.scorerId =
            (SELECT id FROM scorer WHERE name = ? AND weights = ?)
          CROSS JOIN prompt ON prompt.id = score.promptId
          """,
        arguments: [WantedList.text(pictures.lazy.map(\.rawValue)), scorer, weights])
      var scores: [ScoreKey: StoredScore] = [:]
      scores.reserveCapacity(pictures.count)
      while let row = try rows.next() {
        let prompt = try row.decode(ForeignText?.self, atIndex: 1)?.string
        let key = ScoreKey(
          picture: try pictures[row.decode(Int.self, atIndex: 0)], prompt: prompt,
          scorer: scorer, weights: weights)
        scores[key] = StoredScore(
          value: try row.decode(atIndex: 2), tokensUsed: try row.decode(atIndex: 3),
          tokensTotal: try row.decode(atIndex: 4))
      }
      return scores
    }
  }

  /// Remembers scores, in place of those with the same keys; all of them or, on an error, none.
  ///
  /// A value that is not a number is refused.
  package func save(_ scores: [(ScoreKey, StoredScore)]) throws(LibraryError) {
    let date = now()
    try write { db in
      var rows = ScoreRows()
      for (key, score) in scores { try rows.save(key, score, now: date, db) }
    }
  }
}

/// Writes scores, and keeps the rows that most of them share at hand.
private struct ScoreRows {
  private var scorerIDs: [[String]: Int64] = [:]
  /// By the prompt's bytes, as in the library: strings of other bytes can be equal.
  private var promptIDs: [[UInt8]: Int64] = [:]

  mutating func save(_ key: ScoreKey, _ score: StoredScore, now: Date, _ db: Database) throws {
    let picture = try Pictures.id(of: key.picture, now: now, db)
    let scorer = try id(scorer: key.scorer, weights: key.weights, db)
    let prompt = try key.prompt.map { try id(prompt: $0, db) } ?? 0
    try db.cachedStatement(
      sql: """
        INSERT INTO score (pictureId, scorerId, promptId, value, tokensUsed, tokensTotal)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (pictureId, scorerId, promptId) DO UPDATE SET
          value = excluded.value, tokensUsed = excluded.tokensUsed,
          tokensTotal = excluded.tokensTotal
        """
    ).execute(
      arguments: [picture, scorer, prompt, score.value, score.tokensUsed, score.tokensTotal])
  }

  private mutating func id(scorer: String, weights: String, _ db: Database) throws -> Int64 {
    if let id = scorerIDs[[scorer, weights]] { return id }
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM scorer WHERE name = ? AND weights = ?", arguments: [scorer, weights])
    if known == nil {
      try db.execute(
        sql: "INSERT INTO scorer (name, weights) VALUES (?, ?)", arguments: [scorer, weights])
    }
    let id = known ?? db.lastInsertedRowID
    scorerIDs[[scorer, weights]] = id
    return id
  }

  private mutating func id(prompt: String, _ db: Database) throws -> Int64 {
    let bytes = Array(prompt.utf8)
    if let id = promptIDs[bytes] { return id }
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM prompt WHERE text = CAST(? AS TEXT)"),
      arguments: [ForeignText(prompt)])
    if known == nil {
      try db.cachedStatement(sql: "INSERT INTO prompt (text) VALUES (CAST(? AS TEXT))")
        .execute(arguments: [ForeignText(prompt)])
    }
    let id = known ?? db.lastInsertedRowID
    promptIDs[bytes] = id
    return id
  }
}
