import Browser

/// Every key that does something in one view, pressed in turn.
struct KeyScript: Sendable {
  let view: BrowserState.View
  let steps: [KeyStep]

  static let all = [
    gridKeys, loupeKeys, rankingsKeys, duelKeys, statisticsKeys, compareKeys, historyKeys,
    whatIfKeys,
    commandLineKeys, filterLineKeys, sortMenuKeys, helpKeys,
  ]

  /// What of a keymap's table the script leaves out.
  func missing(of keymap: Keymap) -> Set<String> {
    needed(of: keymap).subtracting(steps.filter(\.isInView).compactMap(\.keys.first))
  }

  /// What the table says for the view, by the names that it uses.
  private func needed(of keymap: Keymap) -> Set<String> {
    func names(_ isWanted: (Binding) -> Bool) -> [String] {
      keymap.bindings.filter(isWanted).flatMap { binding in
        binding.chords.filter { keymap.meaning(of: $0.keys, in: view) == .action(binding.action) }
      }.map { $0.name(isUnicode: true) }
    }
    let own = names { $0.section.view == view }
    switch view {
    case .grid:
      return Set(own + names { $0.section.view == nil } + labels(of: "With the mouse", keymap))
    case .loupe, .rankings, .duel, .statistics, .compare, .history:
      return Set(own + names { $0.section.view == nil })
    case .whatIf, .commandLine, .filterLine:
      return Set(own + labels(of: "In a line of text", keymap))
    // They say themselves which keys they have.
    case .help, .sortMenu: return []
    }
  }

  /// What is pressed by the rows of a heading.
  private func labels(of title: String, _ keymap: Keymap) -> [String] {
    keymap.rows.filter { $0.title == title }.flatMap { $0.labels.joined() }.map { label in
      switch label {
      case .chord(let chord): chord.name(isUnicode: true)
      case .gesture(let words): words
      }
    }
  }
}
