internal import Foundation
internal import GRDB

extension Library {
  /// Gives all that a person ever said, judgements, orders, then answers about pairs, from one state of the library.
  package func forEachRecord(
    _ body: (DecisionRecord) throws -> Void
  ) throws {
    // What `body` throws is not a failure of the library.
    var failure: (any Error)?
    try read { db in
      do {
        try Self.judgements(db) { try body(.judgement($0)) }
        try Self.orders(db) { try body(.order($0)) }
        try Self.comparisons(db) { try body(.comparison($0)) }
      } catch let error as DatabaseError {
        throw error
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Where pictures were last seen.
  package func paths(
    of pictures: [ContentDigest]
  ) throws(LibraryError) -> [ContentDigest: [String]] {
    guard !pictures.isEmpty else { return [:] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT picture.digest, location.path FROM json_each(?) AS wanted
          CROSS JOIN picture ON picture.digest = wanted.value
          CROSS JOIN location ON location.pictureId = picture.id
          """,
        arguments: [WantedList.text(pictures.lazy.map(\.rawValue))])
      var paths: [ContentDigest: [String]] = [:]
      while let row = try rows.next() {
        let picture = ContentDigest(rawValue: try row.decode(atIndex: 0))
        paths[picture, default: []].append(try row.decode(atIndex: 1))
      }
      return paths
    }
  }

  private static func judgements(
    _ db: Database, _ body: (JudgementRecord) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT digest, decision, stars, decidedAt, starredAt, path FROM judgement
        CROSS JOIN picture ON picture.id = judgement.pictureId
        LEFT JOIN location ON location.pictureId = picture.id
        WHERE decidedAt > 0 OR starredAt > 0 ORDER BY judgement.pictureId, path
        """)
    var record: JudgementRecord?
    while let row = try rows.next() {
      let picture = ContentDigest(rawValue: try row.decode(atIndex: 0))
      if record?.picture != picture {
        if let record { try body(record) }
        let judgement = try Judgements.judgement(row, at: 1)
        record = JudgementRecord(
          picture: picture, decision: judgement.decision,
          decidedAt: try Self.date(row.decode(atIndex: 3)), stars: judgement.stars,
          starredAt: try Self.date(row.decode(atIndex: 4)))
      }
      if let path = try row.decode(String?.self, atIndex: 5) { record?.paths.append(path) }
    }
    if let record { try body(record) }
  }

  private static func date(_ milliseconds: Int64) -> Date? {
    milliseconds > 0 ? Date(milliseconds: milliseconds) : nil
  }

  private static func orders(_ db: Database, _ body: (OrderRecord) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT CAST(groupKey AS BLOB), changedAt FROM groupOrder ORDER BY id")
    while let row = try rows.next() {
      let group = try row.decode(ForeignText.self, atIndex: 0).string
      let pictures = try Orders.order(of: group, db) ?? []
      try body(
        OrderRecord(
          group: group, pictures: pictures,
          orderedAt: Date(milliseconds: try row.decode(atIndex: 1))))
    }
  }

  private static func comparisons(
    _ db: Database, _ body: (ComparisonRecord) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT CAST(groupKey AS BLOB), lower.digest, upper.digest, preference, comparedAt
        FROM comparison
        CROSS JOIN picture AS lower ON lower.id = firstId
        CROSS JOIN picture AS upper ON upper.id = secondId
        ORDER BY groupKey, lower.digest, upper.digest
        """)
    while let row = try rows.next() {
      guard let comparison = try Comparisons.comparison(row, at: 1) else { continue }
      let group = try row.decode(ForeignText.self, atIndex: 0).string
      let date = Date(milliseconds: try row.decode(atIndex: 4))
      try body(ComparisonRecord(group: group, comparison: comparison, comparedAt: date))
    }
  }
}
