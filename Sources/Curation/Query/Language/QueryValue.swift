internal import Foundation

/// A key with the value that it is held against, as they were typed.
struct QueryValue {
  let key: QueryKey
  let comparison: QueryToken.Comparison
  /// Where the sign of the comparison is.
  let sign: Range<Int>
  let text: String
  /// Where the value is.
  let range: Range<Int>

  /// What it asks.
  func condition() throws(QueryError) -> QueryCondition {
    switch key.kind {
    case .text(let text): .text(text, try textTest())
    case .number(let number):
      .number(number, try test("a number", Self.number) { $0 <= $1 })
    case .seed: .seed(try test("a whole number", { UInt64($0) }) { $0 <= $1 })
    case .size:
      .size(try test("a size", { QuerySize($0) }) { $0.pixels <= $1.pixels })
    case .date: .date(try test("a date", { QueryDate($0) }) { _, _ in true })
    case .standing: .standing(try word(QueryStanding.self))
    case .known: .known(try word(QueryKnown.self))
    case .words, .score, .rank, .unscored:
      preconditionFailure("\(key.name) is not followed by a value")
    }
  }

  private func textTest() throws(QueryError) -> TextTest {
    guard !text.allSatisfy(\.isWhitespace) else { throw wrongValue("there is no text") }
    switch comparison {
    case .colon: return .contains(text)
    case .equal: return .equal(text)
    case .unequal: return .unequal(text)
    default:
      throw QueryError(
        code: .wrongComparison, range: sign, detail: "\(key.name) is text and has no order",
        advice: "write \(key.name): for a part of it, \(key.name)= for all of it")
    }
  }

  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type
  ) throws(QueryError) -> Word {
    guard comparison == .colon || comparison == .equal else {
      throw QueryError(
        code: .wrongComparison, range: sign, detail: "\(key.name) has no order",
        advice: "write \(key.example)")
    }
    guard let word = Word(rawValue: text.lowercased()) else {
      let words = Word.allCases.map(\.rawValue)
      throw QueryError(
        code: .wrongValue, range: range, detail: "\(key.name) knows no \(text)",
        advice: "write one of " + words.joined(separator: ", "))
    }
    return word
  }

  private func test<Value>(
    _ name: String, _ read: (Substring) -> Value?, isOrdered: (Value, Value) -> Bool
  ) throws(QueryError) -> QueryTest<Value> {
    if let gap = text.range(of: "..") {
      let ends = [text[..<gap.lowerBound], text[gap.upperBound...]]
      guard comparison == .colon || comparison == .equal else {
        throw QueryError(
          code: .wrongComparison, range: sign, detail: "a range has two ends already",
          advice: "write \(key.name):\(text)")
      }
      let lower = ends[0].isEmpty ? nil : read(ends[0])
      let upper = ends[1].isEmpty ? nil : read(ends[1])
      let isRead = (lower != nil || ends[0].isEmpty) && (upper != nil || ends[1].isEmpty)
      guard isRead, lower != nil || upper != nil else { throw wrongValue("\(text) is no range") }
      if let lower, let upper, !isOrdered(lower, upper) {
        throw QueryError(
          code: .wrongValue, range: range, detail: "nothing lies in \(text)",
          advice: "write \(key.name):\(ends[1])..\(ends[0])")
      }
      return .range(lower, upper)
    }
    guard let value = read(text[...]) else { throw wrongValue("\(text) is not \(name)") }
    return switch comparison {
    case .colon, .equal: .equal(value)
    case .unequal: .unequal(value)
    case .less: .less(value)
    case .atMost: .atMost(value)
    case .greater: .greater(value)
    case .atLeast: .atLeast(value)
    }
  }

  private func wrongValue(_ detail: String) -> QueryError {
    QueryError(code: .wrongValue, range: range, detail: detail, advice: "write \(key.example)")
  }

  /// A finite decimal number; `Double` alone would take hexadecimal, infinity and no number, too.
  private static func number(_ text: Substring) -> Double? {
    let signs: Set<Character> = ["+", "-", ".", "e", "E"]
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || signs.contains($0)) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}
