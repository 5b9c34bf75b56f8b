import Browser

extension KeyScript {
  /// Five pictures, four in a row, and one.
  static let gridKeys = KeyScript(
    view: .grid,
    steps: [
      KeyStep("→", shows: " 2 of 5 "), KeyStep("←", shows: " 1 of 5 "),
      KeyStep("↓", shows: " 5 of 5 "), KeyStep("↑", shows: " 1 of 5 "),
      KeyStep("l", shows: " 2 of 5 "), KeyStep("h", shows: " 1 of 5 "),
      KeyStep("j", shows: " 5 of 5 "), KeyStep("k", shows: " 1 of 5 "),
      KeyStep("]", shows: " 1 of 1 "), KeyStep("[", shows: " 1 of 5 "),
      KeyStep("J", shows: " 1 of 1 "), KeyStep("K", shows: " 1 of 5 "),
      KeyStep("PgDn", shows: " 5 of 5 "), KeyStep("PgUp", shows: " 1 of 5 "),
      KeyStep("G", shows: " 5 of 5 "), KeyStep("g g", shows: " 1 of 5 "),
      KeyStep("End", shows: " 5 of 5 "), KeyStep("Home", shows: " 1 of 5 "),
      KeyStep("#", "3", shows: "3  a number, then a key"), KeyStep("l", shows: " 4 of 5 "),
      KeyStep("Home", shows: " 1 of 5 "),
      KeyStep("click", shows: " 3 of 5 "), KeyStep("wheel", shows: " 5 of 5 "),
      KeyStep("double click", shows: "seed +10"), .aside("q", shows: " 2 of 5 "),
      KeyStep("Home", shows: " 1 of 5 "),

      KeyStep("Space", shows: "◆"), KeyStep("M", shows: "1 mark cleared"),
      KeyStep(">", shows: "by hand +2 of 5"), KeyStep("<", shows: "by hand +1 of 5"),
      KeyStep("s", shows: "sort: name"), KeyStep("s", shows: "sort: demo-ImageReward"),
      KeyStep("Home", shows: " 1 of 5 "),
      KeyStep("P", shows: "✓1 ✗4"), KeyStep("[", shows: " of 5 "), KeyStep("z", shows: "✓0 ✗0"),
    ]
      + decisions(accepted: "✓1 ✗0", rejected: "✓0 ✗1", undecided: "✓0 ✗0  ±")
      + everywhere(.grid, home: grid)
      + [
        KeyStep("/", shows: "all 12 "), .aside("Esc", shows: grid),
        .aside("/", "f", "o", "x", "Enter", shows: "filter: fox"),
        KeyStep("Esc", shows: "everything is shown"),
        KeyStep("Ctrl-C", shows: "ENDED$"), .aside("fg", shows: grid),
        KeyStep("q", shows: "ENDED$"),
      ])
}
