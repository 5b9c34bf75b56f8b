import Browser

/// The views in which there is no picture under the cursor.
extension KeyScript {
  static let duelKeys = KeyScript(
    view: .duel,
    steps: [
      .aside("a", shows: "✓1"), .aside("d", shows: "question 1 of"),
      KeyStep("←", shows: "question 2 of"), KeyStep("→", shows: "question 3 of"),
      KeyStep("u", shows: "question 1 of"),
      KeyStep("h", shows: "question 2 of"), KeyStep("l", shows: "question 3 of"),
      KeyStep("u", shows: "question 1 of"),
      KeyStep("↓", shows: "question 2 of"), KeyStep("j", shows: "question 3 of"),
      KeyStep("u", shows: "question 1 of"),
      KeyStep("double click", shows: "question 2 of"), KeyStep("u", shows: "question 1 of"),
    ]
      + nothing(
        "↑", "k", "]", "[", "J", "K", "PgDn", "PgUp", "G", "g g", "End", "Home",
        home: "question 1 of")
      + noDecisions(except: ["u"])
      + [
        KeyStep("s", "q", shows: "sort: demo-CLIP"), .aside("d", shows: "question 1 of"),
      ]
      + everywhere(.duel, home: "question \\d of")
      + leaving(by: "d", home: "question \\d of", open: "d"))

  static let statisticsKeys = KeyScript(
    view: .statistics,
    steps: [
      .aside("a", shows: "✓1"), .aside("S", shows: "\n histograms "),
      KeyStep("→", shows: "\n 2 of 5 "), KeyStep("←", shows: "\n 1 of 5 "),
      KeyStep("↓", shows: "\n 5 of 5 "), KeyStep("↑", shows: "\n 1 of 5 "),
      KeyStep("l", shows: "\n 2 of 5 "), KeyStep("h", shows: "\n 1 of 5 "),
      KeyStep("j", shows: "\n 5 of 5 "), KeyStep("k", shows: "\n 1 of 5 "),
      KeyStep("]", shows: "\n 1 of 1 "), KeyStep("[", shows: "\n 1 of 5 "),
      KeyStep("J", shows: "\n 1 of 1 "), KeyStep("K", shows: "\n 1 of 5 "),
      KeyStep("PgDn", shows: "\n 5 of 5 "), KeyStep("PgUp", shows: "\n 1 of 5 "),
      KeyStep("G", shows: "\n 5 of 5 "), KeyStep("g g", shows: "\n 1 of 5 "),
      KeyStep("End", shows: "\n 5 of 5 "), KeyStep("Home", shows: "\n 1 of 5 "),
      KeyStep("s", shows: "demo-CLIP +10.*demo-ImageReward +10"),
      KeyStep("s", shows: "demo-ImageReward +10.*demo-CLIP +10"),
      KeyStep("w", shows: "\n histograms +a red fox"), KeyStep("w", shows: "all 6 groups"),
      KeyStep("Tab", shows: "\n one against another "), KeyStep("Tab", shows: "\n means by model "),
      KeyStep("Tab", shows: "\n histograms "),
    ]
      + noDecisions()
      + everywhere(.statistics, home: "\n histograms ")
      + leaving(by: "S", home: "\n histograms ", open: "S"))

  /// More changes than there is room for.
  static let historyKeys = KeyScript(
    view: .history,
    steps: [
      .aside("a", "x", "a", "x", "a", "x", "a", "x", "a", "x", "a", "x", "2", shows: "★★"),
      .aside("a", "x", "a", "x", "a", "x", "a", "x", "a", "x", "a", "x", "3", shows: "★★★"),
      .aside("H", shows: "\n history +1–20 of 26"),
      KeyStep("↓", shows: " 2–21 of 26"), KeyStep("↑", shows: " 1–20 of 26"),
      KeyStep("j", shows: " 2–21 of 26"), KeyStep("k", shows: " 1–20 of 26"),
      KeyStep("PgDn", shows: " 7–26 of 26"), KeyStep("PgUp", shows: " 1–20 of 26"),
      KeyStep("G", shows: " 7–26 of 26"), KeyStep("g g", shows: " 1–20 of 26"),
      KeyStep("End", shows: " 7–26 of 26"), KeyStep("Home", shows: " 1–20 of 26"),
    ]
      + nothing("←", "→", "h", "l", "]", "[", "J", "K", home: " 1–20 of 26")
      + noDecisions()
      + [
        KeyStep("s", "q", shows: "sort: demo-CLIP"), .aside("H", shows: "\n history"),
      ]
      + everywhere(.history, home: "\n history")
      + leaving(by: "H", home: "\n history", open: "H"))
}
