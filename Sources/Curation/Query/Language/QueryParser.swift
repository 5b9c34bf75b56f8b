internal import Scorers

/// Reads a question: what is not in parentheses binds in the order not, and, or.
struct QueryParser {
  /// Parentheses and nots within one another, at most: what a person never types must not use up
  /// the stack.
  private static let deepest = 64

  private let tokens: [QueryToken]
  private var index = 0
  let scorers: [ScorerID]

  /// A parser at the beginning of `text`.
  init(_ text: String, scorers: [ScorerID]) throws(QueryError) {
    tokens = try QueryLexer.tokens(of: text)
    self.scorers = scorers
  }

  /// The whole question; `nil` where there is nothing.
  mutating func parse() throws(QueryError) -> QueryExpression? {
    if current.kind == .end { return nil }
    let expression = try alternatives(depth: 0)
    guard current.kind == .end else {
      throw QueryError(
        code: .unopened, range: current.range, detail: "nothing is open that ) could close",
        advice: "take it away, or quote it")
    }
    return expression
  }

  /// The piece to be read now; the end is never passed.
  var current: QueryToken { tokens[index] }

  /// The piece after that.
  var following: QueryToken { tokens[min(index + 1, tokens.count - 1)] }

  /// Goes on to the next piece.
  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  private mutating func alternatives(depth: Int) throws(QueryError) -> QueryExpression {
    var parts = [try conjunction(depth: depth)]
    while isAt("or") {
      advance()
      parts.append(try conjunction(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction(depth: Int) throws(QueryError) -> QueryExpression {
    var parts = [try factor(depth: depth)]
    while current.kind != .end, current.kind != .close, !isAt("or") {
      if isAt("and") { advance() }
      parts.append(try factor(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func factor(depth: Int) throws(QueryError) -> QueryExpression {
    guard depth < Self.deepest else {
      throw QueryError(
        code: .tooDeep, range: current.range, detail: "that is too deep to follow",
        advice: "at most \(Self.deepest) parentheses and nots lie within one another")
    }
    if current.kind == .minus || isAt("not") {
      advance()
      return .not(try factor(depth: depth + 1))
    }
    guard current.kind == .open else { return .condition(try condition()) }
    let open = current
    advance()
    let inner = try alternatives(depth: depth + 1)
    guard current.kind == .close else {
      throw QueryError(
        code: .unclosed, range: open.range, detail: "the parenthesis is not closed",
        advice: "write ) where it ends")
    }
    advance()
    return inner
  }

  /// Whether a word that joins or negates comes now; in quotes or before `:` it is text or a key.
  private func isAt(_ keyword: String) -> Bool {
    guard case .word(let word) = current.kind, word.lowercased() == keyword else { return false }
    if case .comparison = following.kind { return false }
    return true
  }

  /// Whether a word comes now that cannot begin a condition.
  var isAtKeyword: Bool { isAt("and") || isAt("or") || isAt("not") }
}
