package import Terminal

/// Which key does what.
package struct Keymap: Sendable, Equatable {
  package let bindings: [Binding]
  /// What keys do in a view, and under `nil` what they do in all that say nothing else.
  private let actions: [BrowserState.View?: [Key: Action]]

  /// The bindings in the order in which help shows them; of two for one key in one view the first
  /// counts.
  package init(_ bindings: [Binding]) {
    self.bindings = bindings
    actions = Dictionary(grouping: bindings, by: \.section.view).mapValues { bindings in
      let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What a key does in a view; `nil` where it does nothing.
  package func action(for key: Key, in view: BrowserState.View = .grid) -> Action? {
    actions[view]?[key] ?? actions[nil]?[key]
  }

  /// What a key does in a view where it does something else, or nothing, elsewhere.
  package func ownAction(for key: Key, in view: BrowserState.View) -> Action? {
    actions[view]?[key]
  }

  /// The keys that do something in a view; in whichever where none is named.
  package func keys(for action: Action, in view: BrowserState.View? = nil) -> [Key] {
    bindings.filter { binding in
      binding.action == action
        && (view == nil || binding.section.view == nil || binding.section.view == view)
    }.flatMap(\.keys)
  }

  /// The keys as they come.
  package static let standard = Keymap([
    Binding([.left, .character("h")], .moveLeft, .move, "move"),
    Binding([.down, .character("j")], .moveDown, .move, "move"),
    Binding([.up, .character("k")], .moveUp, .move, "move"),
    Binding([.right, .character("l")], .moveRight, .move, "move"),
    Binding([.character("]"), .character("J")], .nextGroup, .move, "next group"),
    Binding([.character("["), .character("K")], .previousGroup, .move, "previous group"),
    Binding([.pageDown], .pageDown, .move, "page on"),
    Binding([.pageUp], .pageUp, .move, "page back"),
    Binding([.character("g"), .home], .first, .move, "first picture"),
    Binding([.character("G"), .end], .last, .move, "last picture"),

    Binding([.character("<")], .moveEarlier, .order, "earlier in the order"),
    Binding([.character(">")], .moveLater, .order, "later in the order"),
    Binding([.character("s")], .nextSort, .order, "next sort order"),
    Binding([.character("o")], .sortMenu, .order, "choose the sort order"),
    Binding([.character(" ")], .mark, .order, "mark, unmark"),
    Binding([.character("M")], .clearMarks, .order, "clear all marks"),

    Binding([.character("a"), .character("p")], .accept, .decide, "accept"),
    Binding([.character("x")], .reject, .decide, "reject"),
    Binding([.character("u")], .clear, .decide, "clear the decision"),
    Binding([.character("P")], .onlyThis, .decide, "accept this, reject others"),
    Binding([.character("0")], .noStars, .decide, "stars"),
    Binding([.character("1")], .oneStar, .decide, "stars"),
    Binding([.character("2")], .twoStars, .decide, "stars"),
    Binding([.character("3")], .threeStars, .decide, "stars"),
    Binding([.character("4")], .fourStars, .decide, "stars"),
    Binding([.character("5")], .fiveStars, .decide, "stars"),
    Binding([.character("A")], .toggleAutoAdvance, .decide, "auto-advance on, off"),
    Binding([.character("z"), .control("z")], .undo, .decide, "undo"),
    Binding([.character("Z"), .control("y")], .redo, .decide, "redo"),

    Binding([.enter, .character("i")], .openLoupe, .see, "loupe, and back"),
    Binding([.character("r")], .openRankings, .see, "rankings"),
    Binding([.character("d")], .openDuel, .see, "duel: order two by two"),
    Binding([.character("S")], .openStatistics, .see, "statistics"),
    Binding([.character("c")], .openCompare, .see, "compare the marked"),
    Binding([.character("e")], .openWhatIf, .see, "what if: try a prompt"),
    Binding([.character("H")], .openHistory, .see, "history"),
    Binding([.character("/")], .filter, .see, "filter; Esc drops it"),
    Binding([.character(".")], .pauseScoring, .see, "pause scoring, go on"),
    Binding([.character(":")], .commandLine, .see, "any of these by name"),
    Binding([.character("?")], .help, .see, "these keys"),
    Binding([.character("t")], .nextTheme, .see, "next theme"),
    Binding([.control("l")], .repaint, .see, "repaint"),
    Binding([.escape], .back, .see, "back"),
    Binding([.character("q"), .control("c")], .quit, .see, "back, quit"),

    Binding([.character("s")], .disputedFirst, .rankings, "most disputed first"),

    Binding([.left, .character("h")], .leftIsBetter, .duel, "this one is better"),
    Binding([.right, .character("l")], .rightIsBetter, .duel, "this one is better"),
    Binding([.down, .character("j")], .neitherIsBetter, .duel, "a tie"),
    Binding([.character("u")], .startOver, .duel, "begin anew"),

    Binding([.tab], .nextPage, .statistics, "next page"),
    Binding([.character("s")], .nextScorer, .statistics, "next scorer, next pair"),
    Binding([.character("w")], .switchScope, .statistics, "group or whole gallery"),

    Binding([.tab], .nextScorer, .whatIf, "next scorer"),
    Binding([.control("r")], .restorePrompt, .whatIf, "the prompt as it is"),
  ])
}
