internal import Scorers

extension QueryExpression: CustomStringConvertible {
  /// The question as it could be typed: read again, it means the same.
  package var description: String {
    switch self {
    case .condition(let condition): condition.description
    case .not(let inner): "-" + inner.factor
    case .and(let parts): parts.map(\.factor).joined(separator: " ")
    case .or(let parts):
      parts.map { if case .or = $0 { "(\($0))" } else { $0.description } }.joined(separator: " or ")
    }
  }

  /// The text with parentheses where others would bind closer.
  private var factor: String {
    switch self {
    case .condition, .not: description
    case .and, .or: "(\(self))"
    }
  }
}

extension QueryCondition: CustomStringConvertible {
  package var description: String {
    switch self {
    case .words(let text): Self.isPlainWord(text) ? text : Self.quoted(text)
    case .text(let key, .contains(let text)): "\(key.rawValue):\(Self.value(text))"
    case .text(let key, .equal(let text)): "\(key.rawValue)=\(Self.value(text))"
    case .text(let key, .unequal(let text)): "\(key.rawValue)!=\(Self.value(text))"
    case .number(let key, let test): key.description + test.text(Self.decimal)
    case .seed(let test): "seed" + test.text(String.init)
    case .size(let test): "size" + test.text(\.description)
    case .date(let test): "date" + test.text(\.description)
    case .standing(let standing): "is:\(standing.rawValue)"
    case .known(let known): "has:\(known.rawValue)"
    case .unscored(let scorer): "unscored" + (scorer.map { "(\($0.rawValue))" } ?? "")
    }
  }

  /// Whether the reader takes the text for one word without a meaning of its own.
  private static func isPlainWord(_ text: String) -> Bool {
    guard !["and", "or", "not", "unscored"].contains(text.lowercased()),
      text.unicodeScalars.first != "-"
    else { return false }
    return isPlain(text, without: "()\":=<>!")
  }

  private static func value(_ text: String) -> String {
    isPlain(text, without: "()\"") ? text : quoted(text)
  }

  private static func isPlain(_ text: String, without signs: String) -> Bool {
    let scalars = text.unicodeScalars
    return !scalars.isEmpty
      && scalars.allSatisfy {
        !$0.properties.isWhitespace && !signs.unicodeScalars.contains($0)
      }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { quoted.append("\\") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// The number as short as it is read back to.
  private static func decimal(_ number: Double) -> String {
    let text = String(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension QueryNumber: CustomStringConvertible {
  package var description: String {
    switch self {
    case .steps: "steps"
    case .cfg: "cfg"
    case .width: "width"
    case .height: "height"
    case .stars: "stars"
    case .order: "order"
    case .score(let scorer): scorer.rawValue
    case .rank(let scorer): "rank(\(scorer.rawValue))"
    case .disagree: "disagree"
    case .groupSize: "group.size"
    case .groupAccepted: "group.accepted"
    case .groupUndecided: "group.undecided"
    }
  }
}

extension QueryTest {
  /// The sign and the value or values.
  fileprivate func text(_ write: (Value) -> String) -> String {
    switch self {
    case .equal(let value): ":" + write(value)
    case .unequal(let value): "!=" + write(value)
    case .less(let value): "<" + write(value)
    case .atMost(let value): "<=" + write(value)
    case .greater(let value): ">" + write(value)
    case .atLeast(let value): ">=" + write(value)
    case .range(let lower, let upper): ":\(lower.map(write) ?? "")..\(upper.map(write) ?? "")"
    }
  }
}
