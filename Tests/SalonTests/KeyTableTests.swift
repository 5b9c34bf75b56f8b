import Foundation
import TestSupport
import Testing

/// Every key of the README's table, pressed in the whole program in a window of tmux.
@Suite(
  .serialized,
  .enabled(if: TmuxTerminal.isPresent, "needs tmux"),
  .enabled(if: ReferenceWeights.arePossible, "needs the reference data, and numpy"))
struct KeyTableTests {
  /// A key by its name in the README, and what the screen then shows, as a regular expression.
  private typealias Step = (key: String, shows: String)

  private static let steps: [Step] = [
    // Nine pictures in rows of four, and one.
    ("→", " 2 of 9 "), ("←", " 1 of 9 "), ("↓", " 5 of 9 "), ("↑", " 1 of 9 "),
    ("l", " 2 of 9 "), ("h", " 1 of 9 "), ("j", " 5 of 9 "), ("k", " 1 of 9 "),
    ("]", " 1 of 1 "), ("[", " 1 of 9 "), ("J", " 1 of 1 "), ("K", " 1 of 9 "),
    ("PgDn", " 9 of 9 "), ("PgUp", " 1 of 9 "), ("G", " 9 of 9 "), ("g g", " 1 of 9 "),
    ("End", " 9 of 9 "), ("Home", " 1 of 9 "),
    ("#", "a number, then a key"), ("6", "6  a number"), ("l", " 7 of 9 "), ("Home", " 1 of 9 "),

    ("Space", "◆"), ("M", "1 mark cleared"), ("c", "Space marks two to four pictures"),
    (">", "by hand +2 of 9"), ("<", "by hand +1 of 9"), ("z", "undone: "), ("Z", "redone: "),
    ("Ctrl-Z", "undone: "), ("Ctrl-Y", "redone: "),
    ("s", "sort: (?!by hand)"), ("o", "sort by"), ("Esc", "prompts(.|\n)+fox-\\d.png"),

    ("a", "✓1"), ("u", "✓0"), ("p", "✓1"), ("x", "✓0 ✗1"), ("u", "✓0 ✗0"),
    ("5", "★{5}"), ("4", "[^★]★{4}[^★]"), ("3", "[^★]★{3}[^★]"), ("2", "[^★]★{2}[^★]"),
    ("1", "[^★]★[^★]"), ("0", "^[^★]+$"),
    ("A", "a decision goes on"), ("A", "a decision stays"), ("P", "✓1 ✗8"),
    ("[", " of 9 "), ("z", "✓0 ✗0"),

    ("Enter", "seed"), ("i", "prompts"),
    ("r", "Kendall"), ("s", "apart"), ("r", "prompts"),
    ("d", "question 1 of"), ("←", "question 2 of"), ("→", "question 3 of"),
    ("↓", "question 4 of"), ("h", "question 5 of"), ("l", "question 6 of"),
    ("j", "question 7 of"), ("u", "question 1 of"), ("q", "prompts"),
    ("S", "across prompts\\s+ImageReward"), ("s", "across prompts\\s+CLIP"),
    ("w", "histograms +a red fox"), ("Tab", "one against another"), ("Esc", "prompts"),
    ("H", "only this +fox"), ("q", "prompts"),
    ("e", "what if +by ImageReward +the prompt as it is"), ("Tab", "by CLIP"),
    ("x", "another prompt"), ("Ctrl-R", "the prompt as it is"), ("Esc", "prompts"),
    (".", "paused"), (".", "^(?!(.|\n)*paused)"),
    ("/", "all 10 "), ("Esc", "prompts"),
    (":", "move-left"), ("x", ":x"), ("y", ":xy"), ("Ctrl-A", ":xy"), ("Del", ":y"),
    ("Ctrl-D", "move-left"), ("a", ":a"), ("b", ":ab"), ("Ctrl-E", ":ab"), ("Backspace", ":a$"),
    ("Ctrl-W", "move-left"), ("c", ":c"), ("Ctrl-U", "move-left"), ("d", ":d"), ("Home", ":d"),
    ("Ctrl-K", "move-left"), ("Ctrl-C", "prompts(.|\n)+fox-\\d.png"),
    ("?", "earlier in the order"), ("q", "prompts(.|\n)+fox-\\d.png"),
    ("t", "theme: "), ("Ctrl-L", "prompts"), ("q", "^$"),
  ]

  /// What stops the program, which has a test of its own: there is no shell in this window.
  private static let elsewhere: Set = ["g z"]

  @Test("Each key does what the table says")
  func everyKey() throws {
    let (home, gallery) = (try TemporaryFolder(), try TemporaryFolder())
    let weights = try ReferenceWeights.folder()
    for number in 1...9 {
      let infotext = "a red fox\nSteps: 20, Seed: \(number), Size: 32x32, Model: m\(number % 2)"
      try gallery.write(
        "fox-\(number).png",
        SamplePicture((UInt8(25 * number), 80, UInt8(20 * number)), infotext: infotext).bytes)
    }
    try gallery.write("owl.png", SamplePicture((90, 90, 90), prompt: "a gray owl").bytes)
    let terminal = try TmuxTerminal(
      [try Program.path, gallery.url.path],
      environment: Program.environment(home: home, weights: weights.url.path))
    // Every score is there, so that the pictures keep their places.
    try #require(
      terminal.waitUntil { $0.contains("±") && $0.contains("a gray owl") && $0.contains("▀") },
      "\(terminal.screen)")
    for (index, step) in Self.steps.enumerated() {
      for key in step.key.split(separator: " ") {
        try terminal.press(Self.tmuxName(of: String(key)))
      }
      let pattern = try NSRegularExpression(pattern: step.shows)
      let isShown = terminal.waitUntil { screen in
        let screen = screen.trimmingCharacters(in: .newlines)
        return pattern.firstMatch(
          in: screen, range: NSRange(screen.startIndex..., in: screen)) != nil
      }
      try #require(
        isShown, "step \(index), \(step.key), shows \(step.shows)\n\(terminal.screen)")
    }
  }

  @Test("No key of the table is left out")
  func completeness() throws {
    let readme = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../README.md"), encoding: .utf8)
    let table = try #require(readme.split(separator: "<!-- /keys -->").first)
      .split(separator: "<!-- keys -->").last
    let rows = try #require(table).split(separator: "\n").filter { $0.hasPrefix("| `") }
    let keys = Set(
      rows.flatMap { row in
        row.split(separator: " | ")[0].matches(of: #/`([^`]+)`/#).map { String($0.1) }
      })
    #expect(rows.count > 40 && keys.count > 50)
    #expect(keys.subtracting(Self.steps.map(\.key)) == Self.elsewhere)
  }

  /// What tmux calls a key.
  private static func tmuxName(of key: String) -> String {
    let names = [
      "←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "PgUp": "PPage", "PgDn": "NPage",
      "Esc": "Escape", "Del": "DC", "Backspace": "BSpace",
    ]
    return names[key] ?? key.replacing("Ctrl-", with: "C-")
  }
}
