import Curation
import Scorers

/// Random questions, of few different values, so that some pictures match and some do not.
struct RandomQuery {
  private(set) var numbers: SplitMix

  init(seed: UInt64) {
    numbers = SplitMix(state: seed)
  }

  mutating func expression(depth: Int = 3) -> QueryExpression {
    let kind = depth == 0 ? 0 : Int.random(in: 0..<6, using: &numbers)
    let count = Int.random(in: 2...3, using: &numbers)
    return switch kind {
    case 1: .not(expression(depth: depth - 1))
    case 2, 3: .and((0..<count).map { _ in expression(depth: depth - 1) })
    case 4: .or((0..<count).map { _ in expression(depth: depth - 1) })
    default: .condition(condition())
    }
  }

  mutating func condition() -> QueryCondition {
    switch Int.random(in: 0..<11, using: &numbers) {
    case 0: return .words(text())
    case 1, 2:
      let test: [(String) -> TextTest] = [TextTest.contains, TextTest.equal, TextTest.unequal]
      return .text(pick(QueryText.allCases), pick(test)(text()))
    case 3: return .seed(test(UInt64.random(in: 0...3, using: &numbers)) { $0 < $1 })
    case 4:
      let size = QuerySize(width: pick([512, 768]), height: pick([512, 768]))
      return .size(test(size) { $0.pixels < $1.pixels })
    case 5:
      let day = QueryDate.calendar(year: 2024, month: 5, day: pick([1, 2, 3]), time: nil)
      return .date(test(pick([day, day, .today, .yesterday, .last(2, .days)])) { _, _ in true })
    case 6: return .standing(pick(QueryStanding.allCases))
    case 7: return .known(pick(QueryKnown.allCases))
    case 8: return .unscored(pick([nil, .imageReward, .clip, .blip]))
    default:
      let scorer = pick([ScorerID.imageReward, .clip, .blip, .aesthetic])
      let number = pick([
        QueryNumber.steps, .cfg, .width, .height, .stars, .order, .score(scorer), .score(scorer),
        .rank(scorer), .rank(scorer), .disagree, .disagree, .groupSize, .groupAccepted,
        .groupUndecided,
      ])
      let isGroup = number == .groupSize || number == .groupUndecided
      let value = Double(Int.random(in: 0...(isGroup ? 12 : 4), using: &numbers))
      return .number(number, test(pick([value, value, value - 0.5])) { $0 < $1 })
    }
  }

  private mutating func text() -> String {
    pick([
      "fox", "FOX", "red fox", "RED  fox", "Straße", "STRASSE", "é", "e\u{301}", "png", "a/b", "/",
      "xl", "Euler a", "and", "-x", "a:b", "(x)", "\"q\"", "\\", "1", "ok/2", "b/ok",
    ])
  }

  private mutating func test<Value>(
    _ value: Value, isLess: (Value, Value) -> Bool
  ) -> QueryTest<Value> {
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: .unequal(value)
    case 1: .less(value)
    case 2: .atMost(value)
    case 3: .greater(value)
    case 4: .atLeast(value)
    case 5: .range(value, nil)
    case 6: .range(nil, value)
    case 7: .range(value, value)
    default: .equal(value)
    }
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &numbers)]
  }
}
