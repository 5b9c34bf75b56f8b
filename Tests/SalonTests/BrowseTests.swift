import Foundation
import TestSupport
import Testing

/// The whole program on a terminal that the test plays.
@Suite(.serialized) struct BrowseTests {
  /// What is on disk for as long as the test runs: a folder goes with its last use, and the program
  /// sees it go.
  private final class Kept {
    var folders: [TemporaryFolder] = []
  }

  private let kept = Kept()

  /// A folder with two groups: two foxes and one owl.
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("1.png", SamplePicture((200, 80, 20), prompt: "a red fox").bytes)
    try folder.write("2.png", SamplePicture((220, 90, 40), prompt: "A red  fox,").bytes)
    try folder.write("3.png", SamplePicture((90, 90, 90), prompt: "a gray owl").bytes)
    return folder
  }

  private func start(
    _ folder: TemporaryFolder, home: TemporaryFolder, profile: TerminalProfile = .xterm(),
    arguments: [String] = [], variables: [String: String] = [:]
  ) throws -> PseudoTerminal {
    kept.folders += [folder, home]
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: profile)
    try terminal.spawn(
      try Program.path, [folder.url.path] + arguments,
      environment: Program.environment(home: home).merging(variables) { $1 })
    #expect(terminal.waitForText("a red fox"))
    #expect(terminal.waitUntil { screen in !screen.lines.contains { $0.contains("reading") } })
    return terminal
  }

  private func decisions(_ folder: TemporaryFolder, home: TemporaryFolder) throws -> [String] {
    try (1...3).map { number in
      let run = try Program.run(["info", "--json", folder.path("\(number).png")], home: home)
      let object = try #require(try run.objects.first)
      return "\(object["decision"] as? String ?? "-") \(object["stars"] as? Int ?? -1)"
    }
  }

  @Test("Groups, thumbnails and the prompt are there, and how to get scores is said")
  func firstScreen() throws {
    let home = try TemporaryFolder()
    let terminal = try start(try gallery(), home: home)
    #expect(terminal.waitForText("a gray owl"))
    #expect(terminal.waitForText("weights"))
    #expect(terminal.waitUntil { $0.pictureCells > 20 })
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
    // What the program wrote last may still be on its way when it has ended.
    #expect(terminal.waitUntil { !$0.isAlternate })
  }

  @Test("What was decided is there after quitting and starting again")
  func decisionsLast() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let terminal = try start(folder, home: home)
    terminal.type("a4")
    #expect(terminal.waitForText("✓"))
    terminal.type("lx")
    #expect(terminal.waitForText("✗"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
    #expect(try decisions(folder, home: home) == ["accepted 4", "rejected 0", "- 0"])
    let again = try start(folder, home: home)
    #expect(again.waitForText("✓1 ✗1"))
    again.type("zz")
    #expect(again.waitForText("undone"))
    again.type("q")
    #expect(again.exitCode() == 0)
    #expect(try decisions(folder, home: home) == ["accepted 0", "- 0", "- 0"])
  }

  @Test("What was shown as decided survives a kill")
  func kill() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let terminal = try start(folder, home: home)
    terminal.type("a")
    #expect(terminal.waitForText("✓1"))
    terminal.signal(SIGKILL)
    _ = terminal.exitCode()
    #expect(try decisions(folder, home: home) == ["accepted 0", "- 0", "- 0"])
  }

  @Test("A decision follows the picture when its file is moved and renamed")
  func moving() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let terminal = try start(folder, home: home)
    terminal.type("aq")
    #expect(terminal.exitCode() == 0)
    let other = try TemporaryFolder()
    let moved = other.path("moved.png")
    try FileManager.default.moveItem(atPath: folder.path("1.png"), toPath: moved)
    let run = try Program.run(["info", "--json", moved], home: home)
    #expect(try run.objects.first?["decision"] as? String == "accepted")
  }

  @Test("An order made by hand is there after starting again")
  func order() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let terminal = try start(folder, home: home)
    terminal.type(">")
    #expect(terminal.waitForText("by hand"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
    let again = try start(folder, home: home)
    #expect(again.waitForText("by hand"))
    again.type("aq")
    #expect(again.exitCode() == 0)
    #expect(try decisions(folder, home: home) == ["- 0", "accepted 0", "- 0"])
  }

  @Test("A filter hides what does not match; what is decided stays until it is applied again")
  func filter() throws {
    let home = try TemporaryFolder()
    let terminal = try start(try gallery(), home: home)
    #expect(terminal.waitForText("a gray owl"))
    terminal.type("/owl stars>")
    #expect(terminal.waitForText("^"))
    terminal.type("=0")
    #expect(terminal.waitForText("1 of 3"))
    #expect(terminal.waitUntil { screen in !screen.lines.contains { $0.contains("a red fox") } })
    terminal.type("\r")
    #expect(terminal.waitForText("filter: owl stars>=0  1 of 3"))
    terminal.type("/\u{15}is:undecided\ra")
    #expect(terminal.waitForText("✓1"))
    #expect(terminal.waitForText("filter: is:undecided  3 of 3"))
    terminal.type("/\r")
    #expect(terminal.waitForText("filter: is:undecided  2 of 3"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
  }

  @Test("What is written, replaced and deleted while it runs comes and goes on the screen")
  func follows() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let terminal = try start(folder, home: home)
    func isGone(_ text: String) -> Bool {
      terminal.waitUntil { screen in !screen.lines.contains { $0.contains(text) } }
    }
    try folder.write("new.png", SamplePicture((1, 2, 3), prompt: "a zebra").bytes)
    #expect(terminal.waitForText("a zebra"))
    try folder.write("new.png", SamplePicture((1, 2, 3), prompt: "a tiger").bytes)
    #expect(terminal.waitForText("a tiger"))
    #expect(isGone("a zebra"))
    try FileManager.default.removeItem(atPath: folder.path("new.png"))
    #expect(isGone("a tiger"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
  }

  @Test("Two salons on one library show what the other decides, and all of it is kept")
  func together() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let terminals = try (0..<2).map { _ in try start(folder, home: home) }
    terminals[0].type("a")
    for terminal in terminals { #expect(terminal.waitForText("✓1")) }
    terminals[1].type("lx")
    for terminal in terminals { #expect(terminal.waitForText("✗1")) }
    for terminal in terminals {
      terminal.type("q")
      #expect(terminal.exitCode() == 0)
    }
    #expect(try decisions(folder, home: home) == ["accepted 0", "rejected 0", "- 0"])
  }

  @Test("A terminal without sixel gets blocks, one that answers nothing is used all the same")
  func otherTerminals() throws {
    for profile in [TerminalProfile.plain, .mute] {
      let home = try TemporaryFolder()
      let terminal = try start(try gallery(), home: home, profile: profile)
      #expect(terminal.waitForText("▀"))
      #expect(terminal.screen.pictures == 0)
      terminal.type("q")
      #expect(terminal.exitCode() == 0)
    }
  }

  @Test("Kitty graphics are used where they are, and over ssh fewer bytes of them")
  func kittyGraphics() throws {
    for (variables, format) in [([:], "f=24"), (["SSH_CONNECTION": "::1 1 ::1 22"], "f=100")] {
      let home = try TemporaryFolder()
      let folder = try gallery()
      // Without its files there would be nothing to see.
      defer { withExtendedLifetime(folder) {} }
      let terminal = try start(folder, home: home, profile: .kitty, variables: variables)
      #expect(terminal.waitForText("a gray owl"))
      #expect(terminal.waitUntil { $0.pictureCells > 20 })
      // The second group's picture is wanted for the first time.
      terminal.type("]")
      #expect(terminal.waitUntil { $0.kitty.places.count == 1 })
      terminal.type("[")
      #expect(terminal.waitUntil { $0.kitty.places.count == 2 })
      terminal.type("q")
      #expect(terminal.exitCode() == 0)
      #expect(terminal.waitUntil { !$0.isAlternate })
      #expect(terminal.screen.kitty.images.isEmpty && terminal.screen.unknown == [])
      let sent = String(decoding: terminal.output, as: UTF8.self)
      #expect(sent.matches(of: #/_Ga=t,f=\d+/#).allSatisfy { $0.0.hasSuffix(format) })
    }
  }

  @Test("Thumbnails are kept on disk and shown again from there")
  func thumbnailsLast() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    for _ in 0..<2 {
      let terminal = try start(folder, home: home)
      #expect(terminal.waitUntil { $0.pictureCells > 20 })
      terminal.type("q")
      #expect(terminal.exitCode() == 0)
    }
    let files = FileManager.default.enumerator(atPath: home.url.path)?.allObjects
    let kept = (files ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(".drawing") }
    #expect(!kept.isEmpty)
  }

  @Test("On a light background it begins with the light theme")
  func lightBackground() throws {
    let home = try TemporaryFolder()
    var profile = TerminalProfile.xterm()
    profile.background = "ffff/ffff/ffff"
    let terminal = try start(try gallery(), home: home, profile: profile)
    // The first press of t goes on from the theme in use to the first of the others.
    terminal.type("t")
    #expect(terminal.waitForText("theme: colorblind"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
  }

  @Test("A broken picture shows its reason in its cell")
  func brokenPicture() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let bytes = SamplePicture((1, 2, 3), prompt: "a red fox").bytes
    try folder.write("0.png", Array(bytes.prefix(bytes.count - 30)))
    let terminal = try start(folder, home: home)
    #expect(terminal.waitForText("cut short"))
    terminal.type("q")
    #expect(terminal.exitCode() == 0)
  }

  @Test("SIGTERM and a terminal that goes away end it, the screen given back")
  func ending() throws {
    let home = try TemporaryFolder()
    let terminal = try start(try gallery(), home: home)
    terminal.signal(SIGTERM)
    #expect(terminal.exitCode() != nil)
    // What the program wrote last may still be on its way when it has ended.
    #expect(terminal.waitUntil { !$0.isAlternate })
    let other = try start(try gallery(), home: home)
    other.hangUp()
    #expect(other.exitCode() != nil)
  }

  // The end of the process took the matrix library down under the threads that used it, and hung.
  @Test(
    "It ends at once while pictures are being scored",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func endingWhileScoring() throws {
    let home = try TemporaryFolder()
    let folder = try TemporaryFolder()
    for number in 0..<250 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(number), 80, 20), prompt: "a red fox").bytes)
    }
    let weights = try ReferenceWeights.folder()
    for _ in 1...3 {
      let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm())
      try terminal.spawn(
        try Program.path, [folder.url.path, "--library", home.path(UUID().uuidString)],
        environment: Program.environment(home: home, weights: weights.url.path))
      #expect(terminal.waitForText("scoring"))
      terminal.type("q")
      #expect(terminal.exitCode() == 0)
    }
  }

  @Test("Without a terminal on standard output, the table is printed")
  func table() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let run = try Program.run([folder.url.path], home: home)
    #expect(run.status == 0)
    #expect(run.messages.contains("salon weights pull"))
    #expect(run.lines.first == "a red fox")
    #expect(run.output.contains("3.png"))
  }
}
