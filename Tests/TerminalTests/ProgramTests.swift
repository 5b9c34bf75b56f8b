import Foundation
import TestSupport
import Testing

/// A program of its own on a terminal of its own: signals, crashes, job control.
@Suite("A program on a terminal", .serialized)
struct ProgramTests {
  static let program = BuiltProgram.path("screen-probe")

  private func start(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(rows: 24, columns: 100)
    // A backtrace of the crash that is asked for would take seconds.
    let variables = ["SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
    try terminal.spawn(try #require(Self.program), environment: variables)
    #expect(terminal.waitForText("screen-probe 24x100"))
    #expect(terminal.waitUntil { $0.pictureCells == 3 * 8 * 16 })
    return terminal
  }

  @Test("It takes the terminal, reads keys and gives the terminal back")
  func whole() throws {
    let terminal = try start()
    #expect(terminal.screen.isAlternate)
    terminal.type("\u{1B}[A")
    #expect(terminal.waitForText("key 1: up"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
    #expect(terminal.waitForText("left"))
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.screen.scrolls == 0)
    #expect(terminal.screen.unknown == [])
  }

  @Test("A window of another size is noticed at once")
  func resize() throws {
    let terminal = try start()
    terminal.resize(rows: 30, columns: 98)
    #expect(terminal.waitForText("screen-probe 30x98"))
    #expect(terminal.waitUntil { $0.pictureCells == 3 * 8 * 16 })
  }

  @Test("The signals that end a program end it in order", arguments: [SIGTERM, SIGHUP, SIGINT])
  func endSignals(number: Int32) throws {
    let terminal = try start()
    terminal.signal(number)
    #expect(terminal.exitCode() == 0)
    #expect(terminal.waitUntil { !$0.isAlternate && $0.isCursorVisible })
  }

  @Test(
    "Where the terminal reads nothing any more it ends all the same, and what it sent in part is undone",
    arguments: [(SIGTERM, 0), (SIGHUP, 0), (SIGQUIT, -SIGQUIT)] as [(Int32, Int32)])
  func deafTerminal(number: Int32, code: Int32) throws {
    let terminal = try start()
    terminal.deafen()
    // Frames until nothing more goes in.
    for _ in 0..<200 { terminal.type("\u{C}") }
    usleep(200_000)
    terminal.signal(number)
    #expect(terminal.exitCode() == code)
    terminal.deafen(false)
    #expect(
      terminal.waitUntil { !$0.isAlternate && $0.isCursorVisible && $0.inputModes.isEmpty })
  }

  @Test("A terminal that goes away ends the program")
  func hangUp() throws {
    let terminal = try start()
    terminal.hangUp()
    #expect(terminal.exitCode() != nil)
  }

  @Test(
    "A crash or an exit without warning leaves a clean terminal",
    arguments: [("!", -SIGABRT), ("\u{1C}", -SIGQUIT), ("@", 3)])
  func crash(key: String, code: Int32) throws {
    let terminal = try start()
    terminal.type(key)
    #expect(terminal.exitCode() == code)
    #expect(
      terminal.waitUntil { !$0.isAlternate && $0.isCursorVisible && $0.inputModes.isEmpty })
  }

  @Test(
    "Stopped it leaves the terminal, continued it draws all again", arguments: ["\u{1A}", "kill"])
  func stopping(way: String) throws {
    let terminal = try PseudoTerminal(rows: 24, columns: 100)
    let program = try #require(Self.program)
    // A shell with job control: without one the system does not stop the group.
    try terminal.spawn(
      "/bin/bash",
      ["-c", "set -m; '\(program)'; echo STOPPED; read answer; fg; echo ENDED"])
    #expect(terminal.waitUntil { $0.pictureCells == 3 * 8 * 16 })
    if way == "kill" {
      let found = try #require(children(of: "screen-probe", under: terminal.processID))
      kill(found, SIGTSTP)
    } else {
      terminal.type(way)
    }
    #expect(terminal.waitForText("STOPPED"))
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.screen.pictureCells == 0)
    // The shell reads lines: the terminal's mode is back.
    terminal.type("go\r")
    #expect(terminal.waitForText("resumed"))
    #expect(terminal.waitUntil { $0.isAlternate && $0.pictureCells == 3 * 8 * 16 })
    terminal.type("q")
    #expect(terminal.waitForText("ENDED"))
    #expect(terminal.exitCode() == 0)
  }

  @Test("Where TERM says nothing useful it says so and ends")
  func unusable() throws {
    let terminal = try PseudoTerminal()
    try terminal.spawn(try #require(Self.program), environment: ["TERM": "no-such-terminal"])
    #expect(terminal.exitCode() == 1)
    #expect(terminal.waitForText("TERM is 'no-such-terminal'"))
  }

  /// The process of that name whose parent is `parent`.
  private func children(of name: String, under parent: pid_t) -> pid_t? {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for process in processes.compactMap(pid_t.init) {
      guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        stat.contains("(\(name))"), let rest = stat.split(separator: ")").last
      else { continue }
      if rest.split(separator: " ").dropFirst().first == "\(parent)" { return process }
    }
    return nil
  }
}
