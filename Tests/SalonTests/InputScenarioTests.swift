import Foundation
import TestSupport
import Testing

/// Keys that a configuration binds, chords, counts, the mouse and pasted text in the whole program.
@Suite(.serialized) struct InputScenarioTests {
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...12 {
      try folder.write(
        String(format: "%02d.png", number),
        SamplePicture((UInt8(20 * number), 80, 20), prompt: "a red fox").bytes)
    }
    try folder.write("owl.png", SamplePicture((90, 90, 90), prompt: "a gray owl").bytes)
    return folder
  }

  private func start(
    _ folder: TemporaryFolder, home: TemporaryFolder, arguments: [String] = []
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm())
    try terminal.spawn(
      try Program.path, [folder.url.path] + arguments,
      environment: Program.environment(home: home))
    #expect(terminal.waitForText("1 of 12"))
    return terminal
  }

  private func end(_ terminal: PseudoTerminal, key: String = "q") {
    terminal.type(key)
    #expect(terminal.exitCode() == 0)
    #expect(terminal.waitUntil { !$0.isAlternate && $0.inputModes.isEmpty })
  }

  @Test("Counts and chords move, and wait for their second key as long as it takes")
  func countsAndChords() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try start(folder, home: home)
    terminal.type("#5l")
    #expect(terminal.waitForText("6 of 12"))
    terminal.type("9G")
    #expect(terminal.waitForText("9 of 12"))
    terminal.type("g")
    #expect(terminal.waitForText("g first picture"))
    terminal.type("g")
    #expect(terminal.waitForText("1 of 12"))
    end(terminal)
  }

  @Test("Keys, theme and pictures are as config.toml says; what is wrong in it is told")
  func configuration() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    try home.write(
      ".config/salon/config.toml",
      """
      theme = "high-contrast"
      plain = true
      [keys]
      quit = "Q"
      move-right = ["n", "Right"]
      accept = "x"
      """)
    let terminal = try start(folder, home: home)
    #expect(terminal.waitForText("config.toml: line 6, keys.accept: takes x from reject"))
    terminal.type("n")
    #expect(terminal.waitForText("2 of 12"))
    terminal.type("x")
    #expect(terminal.waitForText("✓1"))
    #expect(terminal.screen.pictures == 0)
    terminal.type("?")
    #expect(terminal.waitForText("Wrong in config.toml"))
    terminal.type("qq")
    #expect(terminal.waitForText("a red fox"))
    end(terminal, key: "Q")
    let doctor = try Program.run(["doctor"], home: home)
    #expect(doctor.output.contains("keys.accept: takes x from reject"))
  }

  @Test("A broken configuration and a theme that is not there keep nobody out")
  func brokenConfiguration() throws {
    for (text, said) in [("theme = ", "line 1"), ("theme = \"none\"", "there is no theme 'none'")] {
      let (folder, home) = (try gallery(), try TemporaryFolder())
      try home.write(".config/salon/config.toml", text)
      let terminal = try start(folder, home: home)
      #expect(terminal.waitForText(said))
      end(terminal)
    }
  }

  @Test("A click goes to a picture, a double click opens it, the wheel goes on")
  func mouse() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try start(folder, home: home)
    #expect(terminal.screen.inputModes == ["1000", "1006", "2004"])
    let click = "\u{1B}[<0;70;6M\u{1B}[<0;70;6m"
    terminal.type(click)
    #expect(terminal.waitUntil { screen in !screen.lines.contains { $0.contains(" 1 of 12 ") } })
    terminal.type(click + click)
    #expect(terminal.waitForText("back"))
    terminal.type("q\u{1B}[<65;5;5M")
    #expect(terminal.waitForText("1 of 1 "))
    end(terminal)
  }

  @Test("Pasted text goes into the filter and the command line, and is no command elsewhere")
  func paste() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try start(folder, home: home)
    terminal.type("\u{1B}[200~axq\r\u{1B}[201~")
    #expect(terminal.waitForText("pasted text goes where one types"))
    terminal.type("/\u{1B}[200~owl\u{1B}[201~")
    #expect(terminal.waitForText("1 of 1"))
    terminal.type("\u{1B}:\u{1B}[200~open-rankings\r\u{1B}[201~")
    #expect(terminal.waitForText(":open-rankings"))
    terminal.type("\r")
    #expect(terminal.waitForText("you"))
    terminal.type("q")
    end(terminal)
  }

  @Test("--plain shows no pictures, and says how large they are")
  func plain() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try start(folder, home: home, arguments: ["--plain"])
    #expect(terminal.waitForText("01.png"))
    terminal.resize(rows: 40, columns: 120)
    #expect(terminal.waitUntil { $0.rows == 40 && $0.lines.last?.contains("1 of 12") == true })
    #expect(terminal.screen.pictures == 0)
    #expect(!terminal.screen.lines.contains { $0.contains("▀") })
    end(terminal)
  }

  @Test("g z gives the terminal back to the shell, fg goes on")
  func suspending() throws {
    let (folder, home) = (try gallery(), try TemporaryFolder())
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm())
    let program = try Program.path
    try terminal.spawn(
      "/bin/bash",
      [
        "-c",
        "set -m; '\(program)' '\(folder.url.path)'; echo STOPPED; read answer; fg; echo ENDED",
      ],
      environment: Program.environment(home: home))
    #expect(terminal.waitForText("1 of 12"))
    terminal.type("gz")
    #expect(terminal.waitForText("STOPPED"))
    #expect(terminal.screen.inputModes.isEmpty && !terminal.screen.isAlternate)
    terminal.type("go\r")
    #expect(terminal.waitForText("1 of 12"))
    #expect(terminal.waitUntil { $0.inputModes.count == 3 })
    terminal.type("q")
    #expect(terminal.waitForText("ENDED"))
    #expect(terminal.exitCode() == 0)
  }
}
