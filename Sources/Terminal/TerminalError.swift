/// Why a terminal cannot be used.
package struct TerminalError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Code
  /// What is wrong and what to do, as a sentence.
  package let description: String

  /// What went wrong.
  package enum Code: Sendable, Equatable {
    /// There is no terminal to draw on.
    case notATerminal
    /// TERM names a terminal that terminfo does not describe.
    case unknownTerminal(String)
    /// There is no terminfo database.
    case noTerminalDatabase
    /// TERM names a terminal without cursor movement.
    case cannotMoveCursor(String)
    /// The system refused, with this errno.
    case system(Int32)
  }
}

extension TerminalError {
  static let notATerminal = TerminalError(
    code: .notATerminal,
    description: "There is no terminal to draw on. Run it in one, or ask for a table: salon score.")

  static let noTerminalDatabase = TerminalError(
    code: .noTerminalDatabase,
    description: "There is no terminfo database on this machine. Install the package ncurses-base.")

  /// Terminfo does not describe `type`.
  static func unknownTerminal(_ type: String) -> TerminalError {
    TerminalError(
      code: .unknownTerminal(type),
      description: "TERM is '\(type.printable)', which this machine's terminfo does not describe. "
        + "Set TERM=xterm-256color, or install the terminal's own terminfo entry.")
  }

  /// A terminal of `type` cannot move its cursor.
  static func cannotMoveCursor(_ type: String) -> TerminalError {
    TerminalError(
      code: .cannotMoveCursor(type),
      description: "TERM is '\(type.printable)', a terminal that cannot move its cursor. "
        + "Use another terminal, set TERM to what it is, or ask for a table: salon score.")
  }

  /// The system call of `what` failed.
  static func system(_ number: Int32, _ what: String) -> TerminalError {
    TerminalError(
      code: .system(number), description: "\(what) failed: \(systemMessage(number)).")
  }
}
