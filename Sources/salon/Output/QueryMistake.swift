internal import Curation
internal import Terminal

/// What is wrong with a query, with carets under the characters that are.
enum QueryMistake {
  /// Lines for standard error.
  static func lines(_ error: QueryError, in text: String) -> [String] {
    let characters = Array(text)
    let before = String(characters.prefix(error.range.lowerBound)).displayWidth
    let wrong = String(characters[error.range.clamped(to: 0..<characters.count)]).displayWidth
    let carets = String(repeating: "^", count: max(1, wrong))
    return [
      "\(error)", "  " + text.printable, "  " + String(repeating: " ", count: before) + carets,
    ]
  }
}
