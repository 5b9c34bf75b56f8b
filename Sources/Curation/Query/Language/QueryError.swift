/// Why a question cannot be read.
package struct QueryError: Error, Sendable, Hashable, CustomStringConvertible {
  package let code: Code
  /// The characters that are wrong, counted from 0; empty where something is missing there.
  package let range: Range<Int>
  /// What was found, in a few words.
  package let detail: String
  /// What would be right.
  package let advice: String

  /// What is wrong.
  package enum Code: Sendable, Hashable {
    /// Quotes or parentheses are not closed.
    case unclosed
    /// A parenthesis is closed that was not opened.
    case unopened
    /// Something is missing.
    case missing
    /// There is no such key.
    case unknownKey
    /// The key has no such value.
    case wrongValue
    /// The key cannot be compared in this way.
    case wrongComparison
    /// Parentheses within parentheses, too many.
    case tooDeep
  }

  package var description: String { advice.isEmpty ? detail : "\(detail); \(advice)" }
}
