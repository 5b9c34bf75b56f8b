package import Terminal

/// Which keys do what.
package struct Keymap: Sendable, Equatable {
  package let bindings: [Binding]
  /// What keys do in a view, and under `nil` what they do in all that say nothing else.
  private let actions: [BrowserState.View?: [Chord: Action]]
  /// Keys with which longer chords begin.
  private let beginnings: [BrowserState.View?: Set<[Key]>]

  /// What keys that were pressed one after the other mean.
  package enum Meaning: Sendable, Equatable {
    case action(Action)
    /// The beginning of one or more chords.
    case beginning
    case nothing
  }

  /// The bindings in the order in which help shows them; of two for the same keys in one view the
  /// first counts.
  package init(_ bindings: [Binding]) {
    self.bindings = bindings
    let ofViews = Dictionary(grouping: bindings, by: \.section.view)
    actions = ofViews.mapValues { bindings in
      let pairs = bindings.flatMap { binding in binding.chords.map { ($0, binding.action) } }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    beginnings = ofViews.mapValues { bindings in
      Set(
        bindings.flatMap(\.chords).flatMap { chord in
          (1..<max(1, chord.keys.count)).map { Array(chord.keys.prefix($0)) }
        })
    }
  }

  /// What keys mean in a view.
  ///
  /// A view's own go before those of all views, and of one table what is whole before what goes on.
  package func meaning(of keys: [Key], in view: BrowserState.View) -> Meaning {
    guard let chord = Chord(keys) else { return .nothing }
    for view in [view, nil] {
      if let action = actions[view]?[chord] { return .action(action) }
      if beginnings[view]?.contains(keys) == true { return .beginning }
    }
    return .nothing
  }

  /// What a single key does in a view; `nil` where it does nothing.
  package func action(for key: Key, in view: BrowserState.View = .grid) -> Action? {
    if case .action(let action) = meaning(of: [key], in: view) { action } else { nil }
  }

  /// What a key does in a view where it does something else, or nothing, elsewhere.
  package func ownAction(for key: Key, in view: BrowserState.View) -> Action? {
    actions[view]?[Chord(key)]
  }

  /// The keys that do something in a view; in whichever where none is named.
  package func chords(for action: Action, in view: BrowserState.View? = nil) -> [Chord] {
    bindings.filter { binding in
      binding.action == action
        && (view == nil || binding.section.view == nil || binding.section.view == view)
    }.flatMap(\.chords)
  }

  /// What can be pressed after keys with which chords begin: the next key, and what they do then.
  package func continuations(of keys: [Key], in view: BrowserState.View) -> [(Key, Binding)] {
    bindings.filter { $0.section.view == nil || $0.section.view == view }.flatMap { binding in
      binding.chords.compactMap { chord in
        chord.keys.starts(with: keys) && chord.keys.count > keys.count
          ? (chord.keys[keys.count], binding) : nil
      }
    }
  }

  /// The keys as they come.
  package static let standard = Keymap([
    Binding(["Left", "h"], .moveLeft, .move, "move"),
    Binding(["Down", "j"], .moveDown, .move, "move"),
    Binding(["Up", "k"], .moveUp, .move, "move"),
    Binding(["Right", "l"], .moveRight, .move, "move"),
    Binding(["]", "J"], .nextGroup, .move, "next group"),
    Binding(["[", "K"], .previousGroup, .move, "previous group"),
    Binding(["PgDn"], .pageDown, .move, "page on"),
    Binding(["PgUp"], .pageUp, .move, "page back"),
    Binding(["g g", "Home"], .first, .move, "first picture"),
    Binding(["G", "End"], .last, .move, "last picture"),
    Binding(["#"], .count, .move, "count: #5j, #12G, 7l"),

    Binding(["<"], .moveEarlier, .order, "earlier in the order"),
    Binding([">"], .moveLater, .order, "later in the order"),
    Binding(["s"], .nextSort, .order, "next sort order"),
    Binding(["o"], .sortMenu, .order, "choose the sort order"),
    Binding(["Space"], .mark, .order, "mark, unmark"),
    Binding(["M"], .clearMarks, .order, "clear all marks"),

    Binding(["a", "p"], .accept, .decide, "accept"),
    Binding(["x"], .reject, .decide, "reject"),
    Binding(["u"], .clear, .decide, "clear the decision"),
    Binding(["P"], .onlyThis, .decide, "accept this, reject others"),
    Binding(["0"], .noStars, .decide, "stars"),
    Binding(["1"], .oneStar, .decide, "stars"),
    Binding(["2"], .twoStars, .decide, "stars"),
    Binding(["3"], .threeStars, .decide, "stars"),
    Binding(["4"], .fourStars, .decide, "stars"),
    Binding(["5"], .fiveStars, .decide, "stars"),
    Binding(["A"], .toggleAutoAdvance, .decide, "auto-advance on, off"),
    Binding(["z", "Ctrl-Z"], .undo, .decide, "undo"),
    Binding(["Z", "Ctrl-Y"], .redo, .decide, "redo"),

    Binding(["Enter", "i"], .openLoupe, .see, "loupe, and back"),
    Binding(["r"], .openRankings, .see, "rankings"),
    Binding(["d"], .openDuel, .see, "duel: order two by two"),
    Binding(["S"], .openStatistics, .see, "statistics"),
    Binding(["c"], .openCompare, .see, "compare the marked"),
    Binding(["e"], .openWhatIf, .see, "what if: try a prompt"),
    Binding(["H"], .openHistory, .see, "history"),
    Binding(["/"], .filter, .see, "filter; Esc drops it"),
    Binding(["."], .pauseScoring, .see, "pause scoring, go on"),
    Binding([":"], .commandLine, .see, "any of these by name"),
    Binding(["?"], .help, .see, "these keys"),
    Binding(["t"], .nextTheme, .see, "next theme"),
    Binding(["Ctrl-L"], .repaint, .see, "repaint"),
    Binding(["g z"], .suspend, .see, "to the shell; fg: back"),
    Binding(["Esc"], .back, .see, "back"),
    Binding(["q", "Ctrl-C"], .quit, .see, "back, quit"),

    Binding(["s"], .disputedFirst, .rankings, "most disputed first"),

    Binding(["Left", "h"], .leftIsBetter, .duel, "this one is better"),
    Binding(["Right", "l"], .rightIsBetter, .duel, "this one is better"),
    Binding(["Down", "j"], .neitherIsBetter, .duel, "a tie"),
    Binding(["u"], .startOver, .duel, "begin anew"),

    Binding(["Tab"], .nextPage, .statistics, "next page"),
    Binding(["s"], .nextScorer, .statistics, "next scorer, next pair"),
    Binding(["w"], .switchScope, .statistics, "group or whole gallery"),

    Binding(["Tab"], .nextScorer, .whatIf, "next scorer"),
    Binding(["Ctrl-R"], .restorePrompt, .whatIf, "the prompt as it is"),
  ])
}
