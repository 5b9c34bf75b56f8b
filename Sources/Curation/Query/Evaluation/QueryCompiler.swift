internal import Foundation
internal import Scorers

/// Turns a question into the steps of a program.
struct QueryCompiler {
  private let table: QueryTable
  private let now: Date
  private let calendar: Calendar
  private(set) var steps: [QueryProgram.Step] = []
  private(set) var searches: [TextSearch] = []

  /// A compiler without steps.
  init(table: QueryTable, now: Date, calendar: Calendar) {
    self.table = table
    self.now = now
    self.calendar = calendar
  }

  /// Adds the steps that leave the answer of an expression on the stack.
  mutating func add(_ expression: QueryExpression) {
    switch expression {
    case .condition(let condition): add(condition)
    case .not(let inner):
      add(inner)
      add(.not)
    case .and(let parts): add(parts, .and)
    case .or(let parts): add(parts, .or)
    }
  }

  /// Adds one step.
  mutating func add(_ step: QueryProgram.Step) {
    steps.append(step)
  }

  private mutating func add(_ parts: [QueryExpression], _ connective: QueryProgram.Step) {
    for (index, part) in parts.enumerated() {
      add(part)
      if index > 0 { add(connective) }
    }
  }

  private mutating func add(_ condition: QueryCondition) {
    switch condition {
    case .words(let text):
      search(.prompt, .contains(text))
      search(.name, .contains(text))
      add(.or)
    case .text(let text, let test): search(text, test)
    case .number(let number, let test): add(number, ValueInterval(test))
    case .seed(let test): add(test)
    case .size(let test): add(test)
    case .date(let test): add(.figure(.date, interval(test)))
    case .standing(let standing): add(standing)
    case .known(let known): add(known)
    case .unscored(let scorer): addUnscored(scorer.map { [$0] } ?? table.scorers)
    }
  }

  private mutating func search(_ text: QueryText, _ test: TextTest) {
    add(.search(searches.count))
    searches.append(TextSearch(text, test))
  }

  private mutating func add(_ number: QueryNumber, _ interval: ValueInterval) {
    switch number {
    case .steps: add(.figure(.steps, interval))
    case .cfg: add(.figure(.cfg, interval))
    case .width: add(.figure(.width, interval))
    case .height: add(.figure(.height, interval))
    case .stars: add(.figure(.stars, interval))
    case .order: add(.figure(.order, interval))
    case .score(let scorer): add(scorer) { .score($0, interval) }
    case .rank(let scorer): add(scorer) { .rank($0, interval) }
    case .disagree: add(.disagree(interval))
    case .groupSize: add(.group(.size, interval))
    case .groupAccepted: add(.group(.accepted, interval))
    case .groupUndecided: add(.group(.undecided, interval))
    }
  }

  /// Adds a step about a scorer; nothing is known where none of its scores was ever seen.
  private mutating func add(_ scorer: ScorerID, _ step: (Int) -> QueryProgram.Step) {
    add(table.knownScorers.firstIndex(of: scorer).map(step) ?? .constant(false))
  }

  private mutating func addUnscored(_ scorers: [ScorerID]) {
    add(.constant(false))
    for scorer in scorers {
      add(scorer) { .score($0, .anything) }
      add(.not)
      add(.or)
    }
  }

  private mutating func add(_ test: QueryTest<UInt64>) {
    let (first, last, isInside): (UInt64?, UInt64?, Bool) =
      switch test {
      case .equal(let seed): (seed, seed, true)
      case .unequal(let seed): (seed, seed, false)
      case .less(let seed): (0, seed > 0 ? seed - 1 : nil, true)
      case .atMost(let seed): (0, seed, true)
      case .greater(let seed): (seed < .max ? seed + 1 : nil, .max, true)
      case .atLeast(let seed): (seed, .max, true)
      case .range(let first, let last): (first ?? 0, last ?? .max, true)
      }
    guard let first, let last else { return add(.constant(false)) }
    add(.seed(first: first, last: last, isInside: isInside))
  }

  private mutating func add(_ test: QueryTest<QuerySize>) {
    guard case .equal(let size) = test.normalised else {
      return add(.figure(.pixels, ValueInterval(test.map { ($0.pixels, $0.pixels) })))
    }
    add(.figure(.width, ValueInterval(.equal(Double(size.width)))))
    add(.figure(.height, ValueInterval(.equal(Double(size.height)))))
    add(.and)
    if case .unequal = test {
      add(.not)
      add(.figure(.pixels, .anything))
      add(.and)
    }
  }

  private func interval(_ test: QueryTest<QueryDate>) -> ValueInterval {
    // What was made after the beginning of the last so long was made in it.
    if case .greater(.last(let count, let unit)) = test {
      return interval(.atLeast(.last(count, unit)))
    }
    return ValueInterval(
      test.map { date in
        let span = date.span(now: now, calendar: calendar)
        return (span.start, span.end.nextDown)
      })
  }

  private mutating func add(_ standing: QueryStanding) {
    let decided = PictureFlags([.accepted, .rejected]).rawValue
    switch standing {
    case .accepted: add(.flags(mask: decided, value: PictureFlags.accepted.rawValue))
    case .rejected: add(.flags(mask: decided, value: PictureFlags.rejected.rawValue))
    case .undecided: add(.flags(mask: decided, value: 0))
    case .broken:
      let broken = PictureFlags.broken.rawValue
      add(.flags(mask: broken, value: broken))
    }
  }

  private mutating func add(_ known: QueryKnown) {
    switch known {
    case .prompt: searchAny(.prompt)
    case .negative: searchAny(.negative)
    case .model: searchAny(.model)
    case .sampler: searchAny(.sampler)
    case .scheduler: searchAny(.scheduler)
    case .tool: searchAny(.tool)
    case .seed: add(.seed(first: 0, last: .max, isInside: true))
    case .steps: add(.figure(.steps, .anything))
    case .cfg: add(.figure(.cfg, .anything))
    case .size: add(.figure(.pixels, .anything))
    case .date: add(.figure(.date, .anything))
    case .stars: add(.figure(.stars, ValueInterval(.greater(0))))
    case .order: add(.figure(.order, .anything))
    }
  }

  /// Any text contains the empty one.
  private mutating func searchAny(_ text: QueryText) { search(text, .contains("")) }
}

extension QueryTest<QuerySize> {
  /// The test for equal sizes in place of that for others.
  fileprivate var normalised: QueryTest<QuerySize> {
    if case .unequal(let size) = self { .equal(size) } else { self }
  }
}
