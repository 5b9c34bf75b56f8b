internal import Foundation

/// A program in a window of tmux, a terminal that shows half blocks: the screen is what tmux says it
/// is.
package final class TmuxTerminal {
  private static let path = "/usr/bin/tmux"
  private let folder: TemporaryFolder

  /// Whether tmux is here.
  package static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Runs a program in a server of its own, with no variables but these.
  package init(
    _ command: [String], rows: Int = 24, columns: Int = 80, environment: [String: String]
  ) throws {
    folder = try TemporaryFolder()
    let start = [
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      command.map(Self.quoted).joined(separator: " "),
    ]
    let status = try run(start, environment: environment.filter { $0.key != "TERM" }).status
    guard status == 0 else { throw CocoaError(.executableLoad) }
    // Esc is Esc at once.
    _ = try run(["set", "-s", "escape-time", "0"])
  }

  deinit { _ = try? run(["kill-server"]) }

  /// Presses a key by tmux's name for it.
  package func press(_ key: String) throws {
    _ = try run(["send-keys", "--", key])
  }

  /// Types text, character by character.
  package func type(_ text: String) throws {
    _ = try run(["send-keys", "-l", "--", text])
  }

  /// Sends characters to the program in one piece, as a terminal sends what its mouse does.
  package func send(_ characters: String) throws {
    _ = try run(["set-buffer", "--", characters, ";", "paste-buffer", "-d", "-r"])
  }

  /// Gives the window another size.
  package func resize(rows: Int, columns: Int) throws {
    _ = try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Writes onto the screen past the program, as other programs in the background do.
  package func scribble(_ text: String) throws {
    let path = try run(["display-message", "-p", "#{pane_tty}"]).output
    guard let tty = fopen(path.trimmingCharacters(in: .newlines), "we") else {
      throw CocoaError(.fileNoSuchFile)
    }
    fputs(text, tty)
    fclose(tty)
  }

  /// The lines of the screen; none once the program has ended.
  package var screen: String {
    (try? run(["capture-pane", "-p"]))?.output ?? ""
  }

  /// Whether the screen comes to be as `isRight` says, within a time that is only used up where it
  /// does not.
  package func waitUntil(within seconds: Double = 60, _ isRight: (String) -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    repeat {
      if isRight(screen) { return true }
      Thread.sleep(forTimeInterval: 0.02)
    } while Date() < end
    return false
  }

  /// Runs tmux and gives what it printed.
  ///
  /// By the C library: Foundation's `Process` waits for ever now and then where many are run.
  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (output: String, status: Int32) {
    let variables = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let words =
      ["/usr/bin/env", "-i"] + variables.map { "\($0)=\($1)" }
      + [Self.path, "-S", folder.path("socket")] + arguments
    let command = words.map(Self.quoted).joined(separator: " ") + " </dev/null 2>/dev/null"
    guard let stream = popen(command, "re") else { throw CocoaError(.executableLoad) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    let status = pclose(stream)
    return (String(decoding: output, as: UTF8.self), status)
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
