import Foundation
import TestSupport
import Testing

/// The whole program on terminals that can do little, or say strange things.
@Suite(.serialized) struct UnusualTerminalTests {
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(50 * number), 80, 20), prompt: "a red fox").bytes)
    }
    return folder
  }

  /// Browses, accepts a picture, quits, and gives what was on the screen before the end.
  private func visit(
    _ terminal: PseudoTerminal, variables: [String: String] = [:], accepted: String = "✓1",
    while looking: (PseudoTerminal) throws -> Void = { _ in }
  ) throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    try terminal.spawn(
      try Program.path, [folder.url.path],
      environment: Program.environment(home: home).merging(variables) { $1 })
    #expect(terminal.waitForText("1 of 4"))
    terminal.type("a")
    #expect(terminal.waitForText(accepted))
    try looking(terminal)
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
    #expect(terminal.waitUntil { !$0.isAlternate && $0.isCursorVisible })
    #expect(terminal.screen.unknown == [])
    #expect(terminal.screen.scrolls == 0)
  }

  @Test("One that answers nothing is used with blocks after a second")
  func mute() throws {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .mute)
    try visit(terminal) { terminal in
      #expect(terminal.waitForText("▀"))
      #expect(terminal.screen.pictures == 0)
    }
  }

  @Test("One of eight colours gets these, and the theme for it")
  func eightColors() throws {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .plain)
    try visit(terminal, variables: ["TERM": "xterm"]) { terminal in
      terminal.type("t")
      #expect(terminal.waitForText("theme: colorblind"))
    }
    let sent = String(decoding: terminal.output, as: UTF8.self)
    #expect(!sent.contains("38;5") && !sent.contains("38;2"))
    #expect(!sent.contains(#/\u{1B}\[[0-9;]*(3|4)8[;m]/#))
  }

  @Test("Where COLORTERM says that there are more than TERM does, 256 are used")
  func colorTerm() throws {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .plain)
    try visit(terminal, variables: ["TERM": "xterm", "COLORTERM": "truecolor"])
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("38;5"))
  }

  @Test("Sixteen registers are never exceeded")
  func sixteenRegisters() throws {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm(registers: 16))
    try visit(terminal) { terminal in
      #expect(terminal.waitUntil { $0.pictures >= 4 })
    }
    let sent = String(decoding: terminal.output, as: UTF8.self)
    let registers = sent.matches(of: #/#(\d+);2;/#).compactMap { Int($0.1) }
    #expect(!registers.isEmpty && registers.allSatisfy { $0 < 16 })
  }

  @Test("Where pictures may have a thousand pixels, in a window of many more, none is larger")
  func thousandPixels() throws {
    let terminal = try PseudoTerminal(
      rows: 200, columns: 400, cellWidth: 10, cellHeight: 20, profile: .xterm())
    try visit(terminal) { terminal in
      #expect(terminal.waitUntil { $0.pictures >= 4 })
      let before = terminal.screen.pictures
      terminal.type("\r")
      #expect(terminal.waitForText("quit") || terminal.waitForText("back"))
      #expect(terminal.waitUntil { $0.pictures > before })
      terminal.type("q")
    }
    let sent = String(decoding: terminal.output, as: UTF8.self)
    let sizes = sent.matches(of: #/"1;1;(\d+);(\d+)/#)
      .compactMap { match in Int(match.1).flatMap { width in Int(match.2).map { (width, $0) } } }
    #expect(!sizes.isEmpty && sizes.allSatisfy { $0.0 <= 1000 && $0.1 <= 1000 })
  }

  @Test("A window of a thousand rows and columns is filled")
  func thousandCells() throws {
    let terminal = try PseudoTerminal(
      rows: 1000, columns: 1000, cellWidth: 2, cellHeight: 4, profile: .xterm())
    try visit(terminal) { terminal in
      #expect(terminal.screen.lines[999].contains("1 of 4"))
    }
  }

  @Test("Without UTF-8 everything is ASCII, and there are no pictures")
  func noUTF8() throws {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm())
    try visit(terminal, variables: ["LC_ALL": "C"], accepted: "+1") { terminal in
      terminal.type("?")
      #expect(terminal.waitForText("Left Down Up Right hjkl"))
      terminal.type("q")
    }
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    #expect(terminal.screen.pictures == 0)
  }

  @Test("With NO_COLOR there are no colours, and marks tell what is decided")
  func noColor() throws {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .plain)
    try visit(terminal, variables: ["NO_COLOR": "1"])
    let sent = String(decoding: terminal.output, as: UTF8.self)
    #expect(!sent.contains(#/\u{1B}\[[0-9;]*[34][0-7]m/#))
  }

  @Test("One that cannot move its cursor gets the table, and no control sequence")
  func dumb() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .mute)
    try terminal.spawn(
      try Program.path, [folder.url.path],
      environment: Program.environment(home: home).merging(["TERM": "dumb"]) { $1 })
    #expect(terminal.exitCode() == 0)
    #expect(terminal.waitForText("4.png"))
    #expect(!terminal.output.contains(0x1B))
  }

  @Test("One that terminfo does not know is a named error")
  func unknown() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .plain)
    try terminal.spawn(
      try Program.path, [folder.url.path],
      environment: Program.environment(home: home).merging(["TERM": "no-such"]) { $1 })
    #expect(terminal.exitCode() == 1)
    #expect(terminal.waitForText("TERM is 'no-such'"))
  }
}
