internal import Foundation
internal import GRDB

extension Library {
  /// Takes in what another library says: of each thing what was set last counts; of two that were
  /// set at the same moment, this library's own.
  ///
  /// All of it or nothing. Where `isTrial`, nothing is written, and the summary says what would be.
  /// Times to come are taken for now, so that a clock that was wrong does not win for ever.
  package func merge(
    _ records: [DecisionRecord], isTrial: Bool = false
  ) throws(LibraryError) -> MergeSummary {
    let date = now()
    if isTrial { return try read { try Merging(now: date, revision: nil).merge(records, $0) } }
    return try write { db in
      let stamp = try Stamp.next(date, db)
      return try Merging(now: date, revision: stamp.revision).merge(records, db)
    }
  }
}

/// One taking in of records.
private struct Merging {
  let now: Date
  /// The revision that is written beside what is taken over; `nil` where nothing is written.
  let revision: Int64?
  private var summary = MergeSummary()

  init(now: Date, revision: Int64?) {
    self.now = now
    self.revision = revision
  }

  func merge(_ records: [DecisionRecord], _ db: Database) throws -> MergeSummary {
    var merging = self
    for record in records {
      switch record {
      case .judgement(let record): try merging.take(record, db)
      case .order(let record): try merging.take(record, db)
      case .comparison(let record): try merging.take(record, db)
      }
    }
    return merging.summary
  }

  private mutating func take(_ record: JudgementRecord, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT decision, stars, decidedAt, starredAt FROM judgement
          JOIN picture ON picture.id = judgement.pictureId WHERE digest = ?
          """),
      arguments: [record.picture.rawValue])
    let here = try row.map { try Judgements.judgement($0, at: 0) } ?? Judgement()
    if let date = record.decidedAt {
      let isTaken = try takes(
        date, over: row?.decode(Int64.self, atIndex: 2), isSame: record.decision == here.decision
      ) { stamp in
        try Judgements.set(.decision, record.decision?.rawValue, of: record.picture, stamp, db)
      }
      if isTaken { summary.decisions += 1 }
    }
    if let date = record.starredAt {
      let isTaken = try takes(
        date, over: row?.decode(Int64.self, atIndex: 3), isSame: record.stars == here.stars
      ) { stamp in
        try Judgements.set(.stars, record.stars, of: record.picture, stamp, db)
      }
      if isTaken { summary.stars += 1 }
    }
  }

  private mutating func take(_ record: OrderRecord, _ db: Database) throws {
    guard
      case .order(_, let pictures) =
        Edit.order(group: record.group, record.pictures).normalized
    else { return }
    let here = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT changedAt FROM groupOrder WHERE groupKey = CAST(? AS TEXT)"),
      arguments: [ForeignText(record.group)])
    let isTaken = try takes(
      record.orderedAt, over: here, isSame: pictures == Orders.order(of: record.group, db)
    ) { stamp in
      try Orders.set(pictures, of: record.group, stamp, db)
    }
    if isTaken { summary.orders += 1 }
  }

  private mutating func take(_ record: ComparisonRecord, _ db: Database) throws {
    let (first, second) = (record.comparison.first, record.comparison.second)
    let here = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT comparedAt FROM comparison WHERE groupKey = CAST(?1 AS TEXT)
            AND firstId IN (SELECT id FROM picture WHERE digest IN (?2, ?3))
            AND secondId IN (SELECT id FROM picture WHERE digest IN (?2, ?3))
          """),
      arguments: [ForeignText(record.group), first.rawValue, second.rawValue])
    let preference = record.comparison.preference
    let isTaken = try takes(
      record.comparedAt, over: here,
      isSame: Comparisons.preference(first, second, in: record.group, db) == preference
    ) { stamp in
      try Comparisons.set(preference, first, second, in: record.group, stamp, db)
    }
    if isTaken { summary.comparisons += 1 }
  }

  /// Whether what was set at a date is taken over; what is so already only gets the later time.
  private mutating func takes(
    _ date: Date, over here: Int64?, isSame: Bool, write: (Stamp) throws -> Void
  ) throws -> Bool {
    let date = min(date, now)
    let isNewer = date.milliseconds > here ?? 0
    if isNewer, let revision { try write(Stamp(date: date, revision: revision)) }
    if isSame { summary.known += 1 } else if !isNewer { summary.older += 1 }
    return isNewer && !isSame
  }
}
