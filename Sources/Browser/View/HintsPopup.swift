internal import Terminal

/// Three things worth knowing, shown at the first start until a key is pressed.
enum HintsPopup {
  /// Draws the hints at the foot of the grid.
  static func draw(_ state: BrowserState, above status: Rectangle, with painter: inout Painter) {
    let hints: [[(Action, String)]] = [
      [(.accept, "accepts"), (.reject, "rejects"), (.undo, "takes it back")],
      [(.openLoupe, "looks closely"), (.openRankings, "shows how the scorers rank")],
      [(.help, "lists all keys")],
    ]
    let lines = hints.map { hint in
      var line = Line()
      for (action, text) in hint {
        guard let key = state.keymap.chords(for: action).first else { continue }
        line.add(line.width > 0 ? "   " : "", .popup)
        line.add(key.name(isUnicode: painter.glyphs.isUnicode), .statusKey)
        line.add(" " + text, .popup)
      }
      return line
    }
    let columns = min(status.columns, (lines.map(\.width).max() ?? 0) + 4)
    let rows = lines.count + 2
    guard status.row > rows + 4 else { return }
    let area = Rectangle(
      row: status.row - rows, column: status.endColumn - columns, rows: rows, columns: columns)
    painter.clear(area)
    painter.box(area, painter.glyphs.light, .popupBorder)
    for (index, line) in lines.enumerated() {
      painter.write(
        line, row: area.row + 1 + index, column: area.column + 2, columns: columns - 4)
    }
  }
}
