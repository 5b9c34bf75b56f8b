internal import ArgumentParser
internal import Foundation
internal import Terminal

/// Standard output and standard error, written whole.
///
/// Text that comes from files goes through `printable`, so that nothing in it can steer the
/// terminal.
enum Console {
  /// Writes a line of data.
  static func line(_ text: String) {
    write(text + "\n", to: STDOUT_FILENO)
  }

  /// Writes data as it is, without a line feed.
  static func data(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a line of a message that has several.
  static func message(_ text: String) {
    write(text.printable + "\n", to: STDERR_FILENO)
  }

  /// Writes a message.
  static func note(_ text: String) {
    write("salon: " + text.printable + "\n", to: STDERR_FILENO)
  }

  /// Writes a passing line that the next one replaces; only where a person sees it.
  static func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1, clearsLines else { return }
    write("\r\u{1B}[K" + text.printable, to: STDERR_FILENO)
  }

  /// Whether the terminal can take a line away again.
  private static let clearsLines =
    TerminalEnvironment(ProcessInfo.processInfo.environment).problem == nil

  /// Sees to it that the standard descriptors are taken.
  ///
  /// Where one is closed, as by `>&-`, the next file that is opened would get its number, and what is
  /// written for people would go into it.
  static func holdDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      guard fcntl(descriptor, F_GETFD) < 0, errno == EBADF else { continue }
      // What is written there fails, as it would have.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        // A reader that went away, such as `head`, is no failure of ours to report.
        guard descriptor == STDOUT_FILENO, errno != EPIPE else { return }
        let reason = String(cString: strerror(errno))
        note("standard output cannot be written: \(reason)")
        Salon.exit(withError: ExitCode.failure)
      }
      rest = rest.dropFirst(count)
    }
  }
}
