import Browser

/// The views that show the cursor's picture.
extension KeyScript {
  static let loupeKeys = KeyScript(
    view: .loupe,
    steps: [
      .aside("a", shows: "✓1"), .aside("Enter", shows: "seed +10"),
      KeyStep("→", shows: " 2 of 5 "), KeyStep("←", shows: " 1 of 5 "),
      KeyStep("↓", shows: " 2 of 5 "), KeyStep("↑", shows: " 1 of 5 "),
      KeyStep("l", shows: " 2 of 5 "), KeyStep("h", shows: " 1 of 5 "),
      KeyStep("j", shows: " 2 of 5 "), KeyStep("k", shows: " 1 of 5 "),
      KeyStep("]", shows: " 1 of 1 "), KeyStep("[", shows: " 1 of 5 "),
      KeyStep("J", shows: " 1 of 1 "), KeyStep("K", shows: " 1 of 5 "),
      KeyStep("G", shows: " 5 of 5 "), KeyStep("g g", shows: " 1 of 5 "),
      KeyStep("End", shows: " 5 of 5 "), KeyStep("Home", shows: " 1 of 5 "),
      KeyStep("]", "]", "]", "]", shows: "seed +301"),
      KeyStep("PgDn", shows: "^(?!.*seed 301).*bricks"), KeyStep("PgUp", shows: "seed +301"),
      KeyStep("[", "[", "[", "[", shows: " 1 of 5 "),
      KeyStep("Space", shows: "1 marked"), KeyStep("M", shows: "1 mark cleared"),
      KeyStep("P", shows: "accepted fox-\\d.png, rejected 4 more"),
      KeyStep("z", shows: "undone: only this"), KeyStep("Home", shows: " 1 of 5 "),
      KeyStep(">", shows: "by hand +2 of 5"), KeyStep("<", shows: "by hand +1 of 5"),
      KeyStep("s", shows: "sort: name"), KeyStep("s", shows: "sort: demo-ImageReward"),
    ]
      + decisions(accepted: "✓ accepted", rejected: "✗ rejected", undecided: "· undecided")
      + everywhere(.loupe, home: "seed +10")
      + leaving(by: "Enter", home: "seed +10", open: "i")
      + leaving(by: "i", home: "seed +10", open: "Enter"))

  static let rankingsKeys = KeyScript(
    view: .rankings,
    steps: [
      .aside("a", shows: "✓1"), .aside("r", shows: "Kendall"),
      KeyStep("→", shows: " demo-ImageReward +▸demo-CLIP"),
      KeyStep("←", shows: "▸demo-ImageReward +demo-CLIP"),
      KeyStep("l", shows: " demo-ImageReward +▸demo-CLIP"),
      KeyStep("h", shows: "▸demo-ImageReward +demo-CLIP"),
      KeyStep("↓", shows: "\n 2 of 5 "), KeyStep("↑", shows: "\n 1 of 5 "),
      KeyStep("j", shows: "\n 2 of 5 "), KeyStep("k", shows: "\n 1 of 5 "),
      KeyStep("]", shows: "\n 1 of 1 "), KeyStep("[", shows: "\n 1 of 5 "),
      KeyStep("J", shows: "\n 1 of 1 "), KeyStep("K", shows: "\n 1 of 5 "),
      KeyStep("PgDn", shows: "\n 5 of 5 "), KeyStep("PgUp", shows: "\n 1 of 5 "),
      KeyStep("G", shows: "\n 5 of 5 "), KeyStep("g g", shows: "\n 1 of 5 "),
      KeyStep("End", shows: "\n 5 of 5 "), KeyStep("Home", shows: "\n 1 of 5 "),
      KeyStep("s", shows: "apart.*the most disputed first"),
      KeyStep("s", shows: "each column's best first"),
      KeyStep("Space", shows: "1 marked"), KeyStep("M", shows: "1 mark cleared"),
      KeyStep("P", shows: "accepted fox-\\d.png, rejected 4 more"),
      KeyStep("z", shows: "undone: only this"), KeyStep("Home", shows: "\n 1 of 5 "),
    ]
      + decisions(accepted: "✓", rejected: "✗", undecided: "^[^✓✗]*$")
      + everywhere(.rankings, home: "Kendall")
      + leaving(by: "r", home: "Kendall", open: "r")
      + [
        KeyStep(">", shows: "#1 of 5 +#2 of 5 +#2 of 5"),
        KeyStep("<", shows: "#1 of 5 +#2 of 5 +#1 of 5"),
      ])

  /// The two best by the first scorer.
  static let compareKeys = KeyScript(
    view: .compare,
    steps: [
      .aside("a", shows: "✓1"), .aside("Space", "l", "Space", shows: "2 marked"),
      .aside("h", "c", shows: compared),
      KeyStep("→", shows: " 2 of 5 "), KeyStep("←", shows: " 1 of 5 "),
      KeyStep("↓", shows: " 2 of 5 "), KeyStep("↑", shows: " 1 of 5 "),
      KeyStep("l", shows: " 2 of 5 "), KeyStep("h", shows: " 1 of 5 "),
      KeyStep("j", shows: " 2 of 5 "), KeyStep("k", shows: " 1 of 5 "),
      KeyStep("]", shows: " 2 of 5 "), KeyStep("[", shows: " 1 of 5 "),
      KeyStep("J", shows: " 2 of 5 "), KeyStep("K", shows: " 1 of 5 "),
      KeyStep("G", shows: " 2 of 5 "), KeyStep("g g", shows: " 1 of 5 "),
      KeyStep("End", shows: " 2 of 5 "), KeyStep("Home", shows: " 1 of 5 "),
    ]
      + nothing("PgDn", "PgUp", home: compared + ".* 1 of 5 ")
      + [
        KeyStep("P", shows: "accepted fox-\\d.png, rejected 4 more"),
        KeyStep("z", shows: "undone: only this"), KeyStep("Home", shows: " 1 of 5 "),
        KeyStep("s", shows: "sort: demo-CLIP"), KeyStep("s", shows: "sort: name"),
        KeyStep("s", shows: "sort: demo-ImageReward ↓ +1 of 5"),
        KeyStep(">", shows: "by hand +2 of 5"), KeyStep("<", shows: "by hand +1 of 5"),
      ]
      + decisions(
        accepted: "\n ✓ accepted", rejected: "\n ✗ rejected", undecided: "\n · undecided")
      + everywhere(.compare, home: compared)
      + leaving(by: "c", home: compared, open: "c")
      + [
        KeyStep("Space", shows: "one picture alone is not compared"),
        .aside("Space", "c", shows: compared), KeyStep("M", shows: "2 marks cleared"),
      ])

  private static let compared = "seed 10\\d +seed 10\\d"
}
