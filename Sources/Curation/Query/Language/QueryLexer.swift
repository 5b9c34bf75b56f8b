/// Cuts a question into its pieces.
///
/// It looks at Unicode scalars, because a sign may have swallowed what combines with it; it tells
/// of characters.
struct QueryLexer {
  private let scalars: [Unicode.Scalar]
  /// The character that each scalar belongs to, and at the end how many there are.
  private let characterOf: [Int]
  private var index = 0
  /// Whether a value comes next: in it most signs are just characters.
  private var expectsValue = false

  /// The pieces of a question; the last is the end.
  static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
    var lexer = QueryLexer(text)
    var tokens: [QueryToken] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var characterOf: [Int] = []
    for (index, character) in text.enumerated() {
      for _ in character.unicodeScalars { characterOf.append(index) }
    }
    self.characterOf = characterOf + [(characterOf.last ?? -1) + 1]
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The characters that some scalars belong to.
  private func characters(_ range: Range<Int>) -> Range<Int> {
    let start = characterOf[range.lowerBound]
    return start..<(range.isEmpty ? start : characterOf[range.upperBound - 1] + 1)
  }

  private mutating func next() throws(QueryError) -> QueryToken {
    let before = index
    while let scalar = current, scalar.properties.isWhitespace { index += 1 }
    let isGlued = before == index && index > 0
    let start = index
    let kind = try expectsValue ? value() : term()
    expectsValue = if case .comparison = kind { true } else { false }
    return QueryToken(kind: kind, range: characters(start..<index), isGlued: isGlued)
  }

  private mutating func term() throws(QueryError) -> QueryToken.Kind {
    guard let scalar = current else { return .end }
    switch scalar {
    case "(", ")":
      index += 1
      return scalar == "(" ? .open : .close
    case "\"": return try quoted()
    case "-":
      index += 1
      if let next = current, !next.properties.isWhitespace { return .minus }
      throw QueryError(
        code: .missing, range: characters((index - 1)..<index), detail: "- excludes nothing here",
        advice: "write it right before what it excludes: -fox")
    default:
      if let comparison = comparison() { return .comparison(comparison) }
      let start = index
      while let next = current, !Self.endsWord(next), !startsComparison { index += 1 }
      return .word(text(start..<index))
    }
  }

  /// A value may hold everything but blanks, quotes, and parentheses that it does not close itself.
  private mutating func value() throws(QueryError) -> QueryToken.Kind {
    guard let first = current else { return .end }
    if first == "\"" { return try quoted() }
    let start = index
    var depth = 0
    while let next = current, !next.properties.isWhitespace, next != "\"" {
      if next == "(" { depth += 1 }
      if next == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      index += 1
    }
    if index == start {
      index += 1
      return .close
    }
    return .word(text(start..<index))
  }

  /// Text in quotes, in which \" and \\ stand for a quote and a backslash.
  private mutating func quoted() throws(QueryError) -> QueryToken.Kind {
    let start = index
    var text = String.UnicodeScalarView()
    index += 1
    while let scalar = current {
      index += 1
      if scalar == "\"" { return .quoted(String(text)) }
      if scalar == "\\", let next = current, next == "\"" || next == "\\" {
        text.append(next)
        index += 1
      } else {
        text.append(scalar)
      }
    }
    throw QueryError(
      code: .unclosed, range: characters(start..<(start + 1)), detail: "the quote is not closed",
      advice: "write \" where the text ends")
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private var startsComparison: Bool {
    guard let scalar = current else { return false }
    if scalar == "!" { return index + 1 < scalars.count && scalars[index + 1] == "=" }
    return scalar == ":" || scalar == "=" || scalar == "<" || scalar == ">"
  }

  private mutating func comparison() -> QueryToken.Comparison? {
    guard startsComparison else { return nil }
    let two = text(index..<min(index + 2, scalars.count))
    let found =
      QueryToken.Comparison(rawValue: two)
      ?? QueryToken.Comparison(rawValue: text(index..<(index + 1)))
    index += found?.rawValue.unicodeScalars.count ?? 0
    return found
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || scalar == "\""
  }
}
