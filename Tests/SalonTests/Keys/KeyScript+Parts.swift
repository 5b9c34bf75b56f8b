import Browser

/// What the scripts of several views have in common.
extension KeyScript {
  /// What only the grid shows.
  static let grid = "┌ prompts .* of 6 ┘.*\\? keys$"

  /// What every view has: what lies over it and leads back to it, and what is told in the last line.
  ///
  /// `home` is what the view shows; something can be undone.
  static func everywhere(_ view: BrowserState.View, home: String) -> [KeyStep] {
    let others: [(key: String, view: BrowserState.View, shows: String)] = [
      ("Enter", .loupe, "seed +\\d"), ("i", .loupe, "seed +\\d"), ("r", .rankings, "Kendall"),
      ("d", .duel, "question \\d of"), ("S", .statistics, "\n histograms "),
      ("H", .history, "\n history"), ("e", .whatIf, "what if +by"),
    ]
    var steps = others.filter { $0.view != view }.flatMap { other in
      [KeyStep(other.key, shows: other.shows), .aside("Esc", shows: home)]
    }
    if view != .compare {
      steps += [KeyStep("c", shows: "Space marks two to four pictures")]
    }
    return steps + [
      KeyStep("?", shows: "─ keys ─"), .aside("q", shows: home),
      KeyStep(":", shows: "move-left +move"), .aside("Esc", shows: home),
      KeyStep("o", shows: "─ sort by ─"), .aside("Esc", shows: home),
      KeyStep("#", shows: "a number, then a key"), .aside("Esc", shows: home),
      KeyStep("A", shows: "a decision goes on"), KeyStep("A", shows: "a decision stays"),
      KeyStep(".", shows: "paused"), KeyStep(".", shows: "^(?!.*paused)"),
      KeyStep("t", shows: "theme: "),
      KeyStep("z", shows: "undone: "), KeyStep("Z", shows: "redone: "),
      KeyStep("Ctrl-Z", shows: "undone: "), KeyStep("Ctrl-Y", shows: "redone: "),
      KeyStep("Ctrl-L", shows: "^(?!.*scribble).*" + home),
      KeyStep("g z", shows: "STOPPED$"), .aside("fg", shows: home),
    ]
  }

  /// What leads from a view to the grid, and the way back by a key.
  static func leaving(by key: String, home: String, open: String) -> [KeyStep] {
    let ways = ["q", "Esc", "Ctrl-C", key].flatMap { key in
      [KeyStep(key, shows: grid), .aside(open, shows: home)]
    }
    return ways + [
      KeyStep("/", shows: "all 12 "), .aside("Esc", shows: grid), .aside(open, shows: home),
    ]
  }

  /// Decisions and stars, in a view that shows them as these regular expressions say.
  static func decisions(accepted: String, rejected: String, undecided: String) -> [KeyStep] {
    let stars = (0...5).reversed().map { count in
      KeyStep("\(count)", shows: count == 0 ? "^[^★]*$" : "(?<!★)★{\(count)}(?!★)")
    }
    return [
      KeyStep("x", shows: rejected), KeyStep("u", shows: undecided), KeyStep("p", shows: accepted),
      KeyStep("u", shows: undecided), KeyStep("a", shows: accepted),
    ] + stars
  }

  /// Decisions where there is no picture that they could be about; digits begin a number.
  static func noDecisions(except others: Set<String> = []) -> [KeyStep] {
    let keys = ["a", "p", "x", "u", "P", "0", "Space", "<", ">"].filter { !others.contains($0) }
    return keys.flatMap { key in
      [
        KeyStep(key, shows: "here is no picture under the cursor"),
        KeyStep("M", shows: "^(?!.*here is no picture)"),
      ]
    }
      + (1...5).flatMap { number in
        [
          KeyStep("\(number)", shows: "\(number)  a number, then a key"),
          .aside("Esc", shows: "^(?!.*a number, then)"),
        ]
      }
  }

  /// Keys that do nothing in a view, which stays as it is.
  static func nothing(_ keys: String..., home: String) -> [KeyStep] {
    keys.map { KeyStep($0, shows: home) }
  }

  /// The keys of a line of text, which is empty and stands between `before` and `after`.
  static func editing(before: String, after: String) -> [KeyStep] {
    func line(_ text: String) -> String { before + text + after }
    return [
      .aside("a", "b", shows: line("ab")),
      KeyStep("←", "c", shows: line("acb")), KeyStep("→", "d", shows: line("acbd")),
      KeyStep("Home", "e", shows: line("eacbd")), KeyStep("End", "f", shows: line("eacbdf")),
      KeyStep("Ctrl-A", "g", shows: line("geacbdf")),
      KeyStep("Ctrl-E", "h", shows: line("geacbdfh")),
      KeyStep("Backspace", shows: line("geacbdf")),
      .aside("Home", shows: line("geacbdf")),
      KeyStep("Del", shows: line("eacbdf")), KeyStep("Ctrl-D", shows: line("acbdf")),
      .aside("→", shows: line("acbdf")), KeyStep("Ctrl-K", shows: line("a")),
      .aside("Space", "x", "y", shows: line("a xy")), KeyStep("Ctrl-W", shows: line("a ?")),
      .aside("z", shows: line("a z")), KeyStep("Ctrl-U", shows: line("")),
    ]
  }
}
