package import Terminal

/// Which key does what.
package struct Keymap: Sendable, Equatable {
  package let bindings: [Binding]
  private let actions: [Key: Action]

  /// The bindings in the order in which help shows them; of two for one key the first counts.
  package init(_ bindings: [Binding]) {
    self.bindings = bindings
    let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } }
    actions = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// What a key does; `nil` where it does nothing.
  package func action(for key: Key) -> Action? { actions[key] }

  /// The keys that do something.
  package func keys(for action: Action) -> [Key] {
    bindings.filter { $0.action == action }.flatMap(\.keys)
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
    Binding([.character("?")], .help, .see, "these keys"),
    Binding([.character("t")], .nextTheme, .see, "next theme"),
    Binding([.control("l")], .repaint, .see, "repaint"),
    Binding([.escape], .back, .see, "back"),
    Binding([.character("q"), .control("c")], .quit, .see, "back, quit"),
  ])
}
