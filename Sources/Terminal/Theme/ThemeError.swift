/// What is wrong with a theme file.
package struct ThemeError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// The file or what else the theme came from.
  package let source: String
  /// What is wrong there and what to do, as a sentence.
  package let message: String

  /// What went wrong.
  package enum Code: Sendable, Equatable {
    case unreadable
    case notTOML
    case unknownRole(String)
    case unknownKey(String)
    case badColor(String)
    case badValue(String)
  }

  package var description: String { "\(source): \(message)" }
}
