internal import Foundation
internal import Store
internal import Testing

@Suite("Decisions from one library to another")
struct TransferTests {
  private let here: Library
  private let one = Sample.digest(1)
  private let two = Sample.digest(2)
  private let three = Sample.digest(3)

  init() throws {
    here = try Library.inMemory(now: { Sample.moment })
  }

  private func records(_ library: Library) throws -> [DecisionRecord] {
    var records: [DecisionRecord] = []
    try library.forEachRecord { records.append($0) }
    return records
  }

  private func date(_ offset: TimeInterval) -> Date { Sample.moment + offset }

  @Test("All that was ever said is told, with times and places")
  func export() throws {
    try here.record([
      (Sample.file(1), one), (Sample.file(1, path: "/copies/1.png"), one), (Sample.file(3), three),
    ])
    _ = try here.apply(
      Change("a", [.decision(picture: one, .accepted), .stars(picture: two, 3)]))
    _ = try here.apply(Change("b", [.stars(picture: two, 0), .order(group: "a\0b", [two, one])]))
    _ = try here.apply(Change("c", [.order(group: "gone", [one])]))
    _ = try here.apply(Change("d", [.order(group: "gone", nil)]))
    #expect(
      try records(here) == [
        .judgement(
          JudgementRecord(
            picture: one, decision: .accepted, decidedAt: Sample.moment,
            paths: ["/copies/1.png", "/pictures/1.png"])),
        .judgement(JudgementRecord(picture: two, starredAt: Sample.moment)),
        .order(
          OrderRecord(group: "a\0b", pictures: [two, one], orderedAt: Sample.moment)),
        .order(OrderRecord(group: "gone", pictures: [], orderedAt: Sample.moment)),
      ])
  }

  @Test(
    "Another library that takes them in says the same, and taking them in again changes nothing")
  func roundTrip() throws {
    _ = try here.apply(
      Change(
        "a",
        [
          .decision(picture: one, .accepted), .stars(picture: one, 4),
          .decision(picture: two, .rejected), .order(group: "g", [two, one, three]),
        ]))
    let told = try records(here)
    let there = try Library.inMemory(now: { Sample.moment })
    #expect(try there.merge(told) == MergeSummary(decisions: 2, stars: 1, orders: 1))
    #expect(try records(there) == told)
    let revision = try there.revision()
    #expect(try there.merge(told, isTrial: true) == MergeSummary(known: 4))
    #expect(try there.merge(told) == MergeSummary(known: 4))
    #expect(try records(there) == told)
    #expect(try there.news(since: revision).pictures.isEmpty)
  }

  @Test("Of each half of a judgement what was set last counts")
  func newer() throws {
    _ = try here.apply(
      Change("a", [.decision(picture: one, .accepted), .stars(picture: one, 4)]))
    let theirs = JudgementRecord(
      picture: one, decision: .rejected, decidedAt: date(-60), stars: 1, starredAt: date(-60))
    #expect(try here.merge([.judgement(theirs)]) == MergeSummary(older: 2))
    let later = try Library.inMemory(now: { Sample.moment + 1000 })
    _ = try later.merge(records(here))
    var newer = theirs
    newer.decidedAt = date(60)
    #expect(
      try later.merge([.judgement(newer)]) == MergeSummary(decisions: 1, older: 1))
    #expect(try later.judgement(of: one) == Judgement(decision: .rejected, stars: 4))
    // And of what was set at the same moment, what is here
    newer.decision = nil
    #expect(try later.merge([.judgement(newer)]) == MergeSummary(older: 2))
  }

  @Test("What is known already takes the later time, against what lies between")
  func laterTime() throws {
    let library = try Library.inMemory(now: { Sample.moment + 1000 })
    func record(_ decision: Decision, _ offset: TimeInterval) -> [DecisionRecord] {
      [.judgement(JudgementRecord(picture: one, decision: decision, decidedAt: date(offset)))]
    }
    _ = try library.merge(record(.accepted, 1))
    #expect(try library.merge(record(.accepted, 30)) == MergeSummary(known: 1))
    #expect(try library.merge(record(.rejected, 20)) == MergeSummary(older: 1))
    #expect(try library.judgement(of: one).decision == .accepted)
  }

  @Test("A time to come is taken for now")
  func future() throws {
    let record = JudgementRecord(picture: one, decision: .accepted, decidedAt: .distantFuture)
    _ = try here.merge([.judgement(record)])
    guard case .judgement(let told) = try records(here).first else {
      Issue.record("nothing was told")
      return
    }
    #expect(told.decidedAt == Sample.moment)
  }

  @Test("Orders are replaced by newer ones, and taken away by newer none")
  func orders() throws {
    _ = try here.apply(Change("a", [.order(group: "g", [one, two])]))
    func merge(_ pictures: [ContentDigest], _ offset: TimeInterval) throws -> MergeSummary {
      let later = try Library.inMemory(now: { Sample.moment + 1000 })
      _ = try later.merge(records(here))
      let summary = try later.merge([
        .order(OrderRecord(group: "g", pictures: pictures, orderedAt: date(offset)))
      ])
      let isTaken = summary.orders == 1
      let expected: [ContentDigest]? =
        isTaken ? (pictures.isEmpty ? nil : pictures) : [one, two]
      #expect(try later.order(of: "g") == expected)
      return summary
    }
    #expect(try merge([two, one], 5) == MergeSummary(orders: 1))
    #expect(try merge([two, one], -5) == MergeSummary(older: 1))
    #expect(try merge([one, two], 5) == MergeSummary(known: 1))
    #expect(try merge([], 5) == MergeSummary(orders: 1))
  }

  @Test("Answers about two pictures go along, whichever is named first")
  func comparisons() throws {
    _ = try here.apply(
      Change("duel", [.comparison(group: "g", one, two, .first)]))
    let there = try Library.inMemory(now: { Sample.moment + 1000 })
    #expect(try there.merge(records(here)) == MergeSummary(comparisons: 1))
    #expect(try there.merge(records(here)) == MergeSummary(known: 1))
    func answer(_ preference: Preference, _ offset: TimeInterval) -> [DecisionRecord] {
      [
        .comparison(
          ComparisonRecord(
            group: "g", comparison: Comparison(two, one, preference), comparedAt: date(offset)))
      ]
    }
    #expect(try there.merge(answer(.second, 5)) == MergeSummary(known: 1))
    #expect(try there.merge(answer(.first, 2)) == MergeSummary(older: 1))
    #expect(try there.merge(answer(.first, 9)) == MergeSummary(comparisons: 1))
    #expect(try there.comparisons(of: "g") == [Comparison(one, two, .second)])
  }

  @Test("A trial tells what would be, and writes nothing")
  func trial() throws {
    let record = JudgementRecord(picture: one, decision: .accepted, decidedAt: date(-1))
    #expect(try here.merge([.judgement(record)], isTrial: true) == MergeSummary(decisions: 1))
    #expect(try records(here).isEmpty)
  }

  @Test("What is taken in is not undone with what was done here")
  func undo() throws {
    let mine = try Library.inMemory(now: { Sample.moment })
    _ = try mine.apply(Change("accept", [.decision(picture: one, .accepted)]))
    let later = JudgementRecord(picture: two, decision: .rejected, decidedAt: date(-1))
    _ = try mine.merge([.judgement(later)])
    #expect(try mine.undo()?.label == "accept")
    #expect(try mine.undo() == nil)
    #expect(try mine.judgement(of: two).decision == .rejected)
  }

  @Test("A record that breaks a rule is refused, and nothing of its batch is kept")
  func refused() throws {
    let records = [
      JudgementRecord(picture: one, decision: .accepted, decidedAt: date(-1)),
      JudgementRecord(picture: two, stars: 9, starredAt: date(-1)),
    ]
    let error = #expect(throws: LibraryError.self) {
      try here.merge(records.map(DecisionRecord.judgement))
    }
    #expect(error?.code == .refused)
    #expect(try here.judgement(of: one) == Judgement())
  }

  @Test("The places of pictures are found by content")
  func paths() throws {
    try here.record([(Sample.file(1), one), (Sample.file(4, path: "/b.png"), one)])
    #expect(
      try here.paths(of: [one, two]).mapValues { $0.sorted() }
        == [one: ["/b.png", "/pictures/1.png"]])
    #expect(try here.paths(of: []).isEmpty)
  }
}
