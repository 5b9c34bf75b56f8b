import Foundation
import TestSupport
import Testing

/// Each view of the whole program, on a terminal that the test plays.
@Suite(.serialized) struct ViewScenarioTests {
  /// Four foxes and an owl.
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      let prompt = number == 4 ? "a red fox in snow" : "a red fox"
      try folder.write(
        "fox-\(number).png",
        SamplePicture((UInt8(50 * number), 80, 20), infotext: Self.infotext(prompt, number)).bytes)
    }
    try folder.write("owl.png", SamplePicture((90, 90, 90), prompt: "a gray owl").bytes)
    return folder
  }

  private static func infotext(_ prompt: String, _ seed: Int) -> String {
    "\(prompt)\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: \(seed), Size: 32x32, Model: m\(seed)"
  }

  /// A program on a terminal, and the folders that must be there as long as it runs.
  private struct Scene {
    let terminal: PseudoTerminal
    let folders: [TemporaryFolder]

    /// Ends the program from its first view.
    func end() {
      terminal.type("q")
      #expect(terminal.exitCode() == 0)
      withExtendedLifetime(folders) {}
    }
  }

  private func start(
    _ folder: TemporaryFolder? = nil, home: TemporaryFolder? = nil,
    weights: TemporaryFolder? = nil
  ) throws -> Scene {
    let folder = try folder ?? gallery()
    let home = try home ?? TemporaryFolder()
    let terminal = try PseudoTerminal(rows: 30, columns: 100, profile: .xterm())
    try terminal.spawn(
      try Program.path, [folder.url.path],
      environment: Program.environment(home: home, weights: weights?.url.path))
    #expect(terminal.waitForText("a gray owl"))
    #expect(terminal.waitUntil { screen in !screen.lines.contains { $0.contains("reading") } })
    return Scene(
      terminal: terminal, folders: [folder, home] + (weights.map { [$0] } ?? []))
  }

  @Test("Rankings show the person's own column, and r goes back")
  func rankings() throws {
    let scene = try start()
    let terminal = scene.terminal
    terminal.type("ar")
    #expect(terminal.waitForText("#1 of 1"))
    #expect(terminal.waitForText("you"))
    terminal.type("r")
    #expect(terminal.waitForText("prompts"))
    scene.end()
  }

  @Test("A duel asks, survives a kill with every answer, and ends in an order")
  func duel() throws {
    let home = try TemporaryFolder()
    let folder = try gallery()
    let first = try start(folder, home: home)
    let terminal = first.terminal
    terminal.type("d")
    #expect(terminal.waitForText("question 1 of about 3"))
    terminal.type("h")
    #expect(terminal.waitForText("question 2 of about 3"))
    terminal.signal(SIGKILL)
    _ = terminal.exitCode()
    let second = try start(folder, home: home)
    let again = second.terminal
    again.type("d")
    #expect(again.waitForText("question 2 of about 3"), "the first answer was on disk")
    again.type("z")
    #expect(again.waitForText("question 1 of about 3"), "undo takes it back")
    again.type("j")
    #expect(again.waitForText("question 2 of about 2"))
    again.type("h")
    #expect(again.waitForText("3 pictures ordered with 2 answers"))
    #expect(again.waitForText("by hand"))
    second.end()
  }

  @Test("Marked pictures stand side by side with the words that differ")
  func compare() throws {
    let scene = try start()
    let terminal = scene.terminal
    terminal.type(" ")
    #expect(terminal.waitForText("◆"))
    terminal.type("] c")
    #expect(terminal.waitForText("fox-1.png"))
    #expect(terminal.waitForText("fox-4.png"))
    #expect(terminal.waitForText("model m4"))
    #expect(terminal.waitForText("snow"))
    terminal.type("c")
    #expect(terminal.waitForText("prompts"))
    scene.end()
  }

  @Test("The history tells what was decided, and follows undo")
  func history() throws {
    let scene = try start()
    let terminal = scene.terminal
    terminal.type("a")
    #expect(terminal.waitForText("✓1"))
    terminal.type("H")
    #expect(terminal.waitForText("accept  fox-1"))
    terminal.type("z")
    #expect(terminal.waitForText("(undone)"))
    terminal.type("H")
    #expect(terminal.waitForText("prompts"))
    scene.end()
  }

  @Test(
    "Statistics turn their pages, with scores that came in",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func statistics() throws {
    let weights = try ReferenceWeights.folder()
    let scene = try start(weights: weights)
    let terminal = scene.terminal
    terminal.type("S")
    #expect(terminal.waitForText("histograms"))
    #expect(terminal.waitForText("ImageReward  5", within: 60))
    terminal.type("\t")
    #expect(terminal.waitForText("CLIP against ImageReward  5", within: 60))
    terminal.type("\t")
    #expect(terminal.waitForText("means by model"))
    #expect(terminal.waitForText("m4"))
    terminal.type("S")
    #expect(terminal.waitForText("prompts"))
    scene.end()
  }

  @Test(
    "What if scores what is typed, tells the words apart, and keeps nothing of it",
    .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
  func whatIf() throws {
    let home = try TemporaryFolder()
    let weights = try ReferenceWeights.folder()
    let scene = try start(home: home, weights: weights)
    let terminal = scene.terminal
    #expect(terminal.waitForText("±", within: 60))
    terminal.type("e")
    #expect(terminal.waitForText("the prompt as it is"))
    #expect(
      terminal.waitUntil { screen in
        screen.lines.contains { $0.contains("red +") || $0.contains("red −") }
      })
    terminal.type(" in the snow")
    #expect(terminal.waitForText("a red fox in the snow"))
    // What stands of the prompt before it is marked as such.
    #expect(terminal.waitUntil { screen in !screen.lines.contains { $0.contains("…") } })
    let captions = terminal.screen.lines.filter { $0.contains("was ") }
    #expect(captions.contains { $0.contains("#1") })
    terminal.type("\t")
    #expect(terminal.waitForText("by CLIP"))
    terminal.type("\u{1B}")
    #expect(terminal.waitForText("prompts"))
    scene.end()
    let info = try Program.run(["history"], home: home, weights: weights.url.path)
    #expect(!info.output.contains("snow"))
  }

  @Test("The sort menu chooses, the command line carries out, and a first start says three things")
  func menus() throws {
    let scene = try start()
    let terminal = scene.terminal
    #expect(terminal.waitForText("lists all keys"))
    terminal.type("o")
    #expect(terminal.waitForText("sort by"))
    terminal.type("\u{1B}")
    #expect(terminal.waitUntil { screen in !screen.lines.contains { $0.contains("sort by") } })
    terminal.type(":next-gr\t\r")
    #expect(terminal.waitForText("2 of 3"))
    terminal.type(":help\r")
    #expect(terminal.waitForText("In a duel"))
    terminal.type("q")
    scene.end()
  }
}
