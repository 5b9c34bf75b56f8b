internal import Terminal

/// The keys that matter in a view, for the status line.
enum KeyHints {
  /// A key worth telling: what it does, in a word, and how soon it is left out where there is little
  /// room.
  private struct Hint {
    let action: Action
    let word: String
    let importance: Int
  }

  /// What was pressed, and what can come after it.
  static func line(
    after pending: PendingKeys, of state: BrowserState, columns: Int, with painter: Painter
  ) -> Line {
    let isUnicode = painter.glyphs.isUnicode
    let number = pending.count.map { $0 == 0 ? "#" : "\($0)" }
    let pressed = [number].compactMap(\.self) + pending.keys.map { $0.name(isUnicode: isUnicode) }
    var line = Line(pressed.joined(separator: " "), .accent)
    if pending.keys.isEmpty {
      let rest = Line("  a number, then a key that moves", .muted)
      if line.width + rest.width <= columns { line.add(rest) }
      return line
    }
    for (key, binding) in state.keymap.continuations(of: pending.keys, in: state.view) {
      var next = Line("  ", .status)
      next.add(key.name(isUnicode: isUnicode), .statusKey)
      next.add(" " + binding.help, .status)
      if line.width + next.width <= columns { line.add(next) }
    }
    return line
  }

  /// Keys that no keymap changes.
  static func line(of keys: [(key: Key, word: String)], with painter: Painter) -> Line {
    var line = Line()
    for (key, word) in keys {
      if line.width > 0 { line.add("  ", .status) }
      line.add(key.name(isUnicode: painter.glyphs.isUnicode), .statusKey)
      line.add(" " + word, .status)
    }
    return line
  }

  /// As many of the keys as fit.
  static func line(_ state: BrowserState, columns: Int, with painter: Painter) -> Line {
    if state.view == .sortMenu {
      let line = line(of: [(.enter, "choose"), (.escape, "as it is")], with: painter)
      return line.width <= columns ? line : Line()
    }
    let hints = hints(of: state)
    for importance in stride(from: hints.count + 1, through: 1, by: -1) {
      var line = Line()
      for hint in hints where hint.importance <= importance {
        guard let key = state.keymap.chords(for: hint.action, in: state.view).first else {
          continue
        }
        if line.width > 0 { line.add("  ", .status) }
        line.add(key.name(isUnicode: painter.glyphs.isUnicode), .statusKey)
        line.add(" " + hint.word, .status)
      }
      if line.width <= columns { return line }
    }
    return Line()
  }

  /// In the order in which they stand.
  private static func hints(of state: BrowserState) -> [Hint] {
    func hint(_ action: Action, _ word: String, _ importance: Int) -> Hint {
      Hint(action: action, word: word, importance: importance)
    }
    guard state.cursor != nil else {
      if state.filter != nil {
        return [hint(.filter, "filter", 1), hint(.back, "all", 2), hint(.help, "keys", 3)]
      }
      return [hint(.help, "keys", 2), hint(.quit, state.views.count > 1 ? "back" : "quit", 1)]
    }
    return switch state.view {
    case .grid:
      [
        hint(.accept, "accept", 3), hint(.reject, "reject", 4), hint(.onlyThis, "only this", 5),
        hint(.nextSort, "sort", 9), hint(.openLoupe, "loupe", 6),
        hint(.openRankings, "rankings", 7), hint(.filter, "filter", 10), hint(.undo, "undo", 8),
      ] + (state.filter == nil ? [] : [hint(.back, "all", 2)])
        + [hint(.help, "keys", 1)]
    case .loupe:
      [
        hint(.accept, "accept", 3), hint(.reject, "reject", 4), hint(.onlyThis, "only this", 5),
        hint(.moveRight, "next", 6), hint(.quit, "back", 2), hint(.help, "keys", 1),
      ]
    case .rankings:
      [
        hint(.disputedFirst, state.isDisputedFirst ? "best first" : "disputed first", 3),
        hint(.openLoupe, "loupe", 5), hint(.accept, "accept", 6), hint(.nextGroup, "group", 4),
        hint(.quit, "back", 2), hint(.help, "keys", 1),
      ]
    case .compare:
      [
        hint(.accept, "accept", 3), hint(.reject, "reject", 4), hint(.mark, "leave out", 5),
        hint(.moveRight, "next", 6), hint(.quit, "back", 2), hint(.help, "keys", 1),
      ]
    case .duel:
      state.duel?.isOver == true
        ? [
          hint(.startOver, "begin anew", 3), hint(.undo, "undo", 4), hint(.quit, "back", 2),
          hint(.help, "keys", 1),
        ]
        : [
          hint(.leftIsBetter, "left", 3), hint(.neitherIsBetter, "tie", 5),
          hint(.rightIsBetter, "right", 4), hint(.undo, "take back", 6), hint(.quit, "back", 2),
          hint(.help, "keys", 1),
        ]
    case .statistics:
      [
        hint(.nextPage, "page", 3), hint(.nextScorer, "scorer", 4),
        hint(.switchScope, state.statisticsSubject.group == nil ? "this group" : "all groups", 5),
        hint(.quit, "back", 2), hint(.help, "keys", 1),
      ]
    case .whatIf:
      [
        hint(.nextScorer, "scorer", 3), hint(.moveDown, "picture", 4),
        hint(.openLoupe, "loupe", 5), hint(.restorePrompt, "as it is", 2), hint(.back, "back", 1),
      ]
    case .history:
      [
        hint(.undo, "undo", 3), hint(.redo, "redo", 4), hint(.quit, "back", 2),
        hint(.help, "keys", 1),
      ]
    case .help, .sortMenu, .commandLine, .filterLine:
      [hint(.quit, "back", 1)]
    }
  }
}
