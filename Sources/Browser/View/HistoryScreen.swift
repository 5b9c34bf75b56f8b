internal import Curation
internal import Terminal

/// What was decided, the latest first.
enum HistoryScreen {
  private static let widestLabel = 24

  /// Changes that are visible at once.
  static func visibleLines(on size: Size) -> Int { max(1, ScreenLayout(size).body.rows - 2) }

  /// Draws as many changes as fit.
  static func draw(_ state: BrowserState, in area: Rectangle, with painter: inout Painter) {
    let columns = area.columns - 2
    painter.write("history", .title, row: area.row, column: area.column + 1, columns: columns)
    guard !state.history.isEmpty else {
      return painter.writeCentered([Line("nothing was decided yet", .muted)], in: area)
    }
    let top = state.scroll.historyLine
    let visible = state.history.dropFirst(top).prefix(visibleLines(on: state.size))
    let figures = painter.figures
    if visible.count < state.history.count {
      let place =
        "\(figures.count(top + 1))\(painter.glyphs.dash)\(figures.count(top + visible.count))"
        + " of \(figures.count(state.history.count))"
      painter.writeRight(
        Line(place, .muted), row: area.row, endColumn: area.endColumn - 1, columns: columns)
    }
    let moments = visible.map(\.moment.displayWidth).max() ?? 0
    let labels = min(Self.widestLabel, visible.map(\.label.displayWidth).max() ?? 0)
    for (index, change) in visible.enumerated() {
      var line = Line(change.moment, .muted)
      line.pad(to: moments + 2)
      line.add(change.label, change.isUndone ? .muted : .text)
      line.pad(to: moments + 2 + labels)
      line.add("  " + change.subject, .muted)
      if change.isUndone { line.add("  (undone)", .pending) }
      painter.write(line, row: area.row + 2 + index, column: area.column + 1, columns: columns)
    }
  }
}
