internal import Scorers

extension QueryParser {
  /// One condition: text, a flag, or a key with a value.
  mutating func condition() throws(QueryError) -> QueryCondition {
    let token = current
    switch token.kind {
    case .quoted(let text):
      guard !text.allSatisfy(\.isWhitespace) else {
        throw QueryError(
          code: .missing, range: token.range, detail: "there is nothing between the quotes",
          advice: "write the text that you look for")
      }
      advance()
      return .words(text)
    case .word(let word) where !isAtKeyword:
      return try condition(beginningWith: word)
    case .comparison(let comparison):
      throw QueryError(
        code: .missing, range: token.range, detail: "there is no key before \(comparison.rawValue)",
        advice: "write one, as in steps:20, or quote the text")
    default:
      throw QueryError(
        code: .missing, range: token.range.lowerBound..<token.range.lowerBound,
        detail: "something is missing here", advice: "write text or a key with a value")
    }
  }

  private mutating func condition(
    beginningWith word: String
  ) throws(QueryError) -> QueryCondition {
    let start = current
    advance()
    let isCall = current.kind == .open && current.isGlued
    switch word.lowercased() {
    case "unscored":
      return .unscored(isCall ? try scorerInParentheses() : nil)
    case "rank" where isCall:
      let scorer = try scorerInParentheses()
      let range = start.range.lowerBound..<current.range.lowerBound
      guard case .comparison = current.kind, let key = QueryKey.rank(by: scorer) else {
        throw QueryError(
          code: .missing, range: range.upperBound..<range.upperBound,
          detail: "the rank is not compared with anything",
          advice: "write rank(\(scorer.rawValue))=1")
      }
      return try comparing(key)
    default:
      guard case .comparison(let comparison) = current.kind else { return .words(word) }
      guard let key = QueryKey.named(word, scorers: scorers) else {
        throw unknownKey(word, at: start.range, before: comparison)
      }
      return try comparing(key)
    }
  }

  private mutating func scorerInParentheses() throws(QueryError) -> ScorerID {
    let open = current
    advance()
    let names = scorers.map(\.rawValue)
    guard case .word(let name) = current.kind,
      let scorer = scorers.first(where: { $0.rawValue == name.lowercased() })
    else {
      let isMissing = current.kind == .close || current.kind == .end
      throw QueryError(
        code: isMissing ? .missing : .unknownKey, range: current.range,
        detail: isMissing ? "a scorer is missing here" : "there is no such scorer",
        advice: "write one of " + names.joined(separator: ", "))
    }
    advance()
    guard current.kind == .close else {
      throw QueryError(
        code: .unclosed, range: open.range, detail: "the parenthesis is not closed",
        advice: "write ) after the scorer")
    }
    advance()
    return scorer
  }

  private mutating func comparing(_ key: QueryKey) throws(QueryError) -> QueryCondition {
    guard case .comparison(let comparison) = current.kind else {
      preconditionFailure("a key is followed by a comparison")
    }
    let sign = current
    advance()
    let value = current
    switch value.kind {
    case .word(let text), .quoted(let text):
      guard !text.isEmpty else { fallthrough }
      advance()
      return try QueryValue(
        key: key, comparison: comparison, sign: sign.range, text: text, range: value.range
      ).condition()
    default:
      throw QueryError(
        code: .missing, range: value.range.lowerBound..<value.range.lowerBound,
        detail: "there is nothing after \(key.name)\(comparison.rawValue)",
        advice: "write a value, as in \(key.example)")
    }
  }

  private func unknownKey(
    _ word: String, at range: Range<Int>, before comparison: QueryToken.Comparison
  ) -> QueryError {
    if word.lowercased() == "rank" {
      let name = (scorers.first ?? .imageReward).rawValue
      return QueryError(
        code: .unknownKey, range: range, detail: "it is not said by which scorer",
        advice: "write rank(\(name))=1")
    }
    let names =
      QueryKey.all.map(\.name).filter { QueryKey.named($0, scorers: []) != nil }
      + scorers.map(\.rawValue)
    let near = Spelling.nearest(to: word.lowercased(), in: names)
    let advice =
      near.map { "write \($0)\(comparison.rawValue)… if that is meant, or quote the text" }
      ?? "quote text that contains \(comparison.rawValue)"
    return QueryError(
      code: .unknownKey, range: range, detail: "there is no key \(word)", advice: advice)
  }
}
