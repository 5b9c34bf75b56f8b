internal import Terminal

/// Three things worth knowing, shown at the first start until a key is pressed.
enum HintsPopup {
  /// The hints at the foot of the grid, their border with them; `nil` where there is no room.
  static func area(_ state: BrowserState) -> Rectangle? {
    let status = ScreenLayout(state.size).status
    let lines = lines(state)
    let columns = min(status.columns, (lines.map(\.width).max() ?? 0) + 4)
    let rows = lines.count + 2
    guard status.row > rows + 4 else { return nil }
    return Rectangle(
      row: status.row - rows, column: status.endColumn - columns, rows: rows, columns: columns)
  }

  /// Draws the hints.
  static func draw(_ state: BrowserState, with painter: inout Painter) {
    guard let area = area(state) else { return }
    painter.clear(area)
    painter.box(area, painter.glyphs.light, .popupBorder)
    for (index, line) in lines(state).enumerated() {
      painter.write(
        line, row: area.row + 1 + index, column: area.column + 2, columns: area.columns - 4)
    }
  }

  private static func lines(_ state: BrowserState) -> [Line] {
    let isUnicode = state.capabilities.isUnicode
    let hints: [[(Action, String)]] = [
      [(.accept, "accepts"), (.reject, "rejects"), (.undo, "takes it back")],
      [(.openLoupe, "looks closely"), (.openRankings, "shows how the scorers rank")],
      [(.help, "lists all keys")],
    ]
    return hints.map { hint in
      var line = Line()
      for (action, text) in hint {
        guard let key = state.keymap.chords(for: action).first else { continue }
        line.add(line.width > 0 ? "   " : "", .popup)
        line.add(key.name(isUnicode: isUnicode), .statusKey)
        line.add(" " + text, .popup)
      }
      return line
    }
  }
}
