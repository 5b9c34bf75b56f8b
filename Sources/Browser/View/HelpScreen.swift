internal import Terminal

/// The keys, over whatever else is shown.
enum HelpScreen {
  /// Draws the popup; pictures that it touches are left out.
  static func draw(_ state: BrowserState, with painter: inout Painter) {
    let layout = HelpLayout(state)
    let area = layout.area
    painter.clear(area)
    painter.box(area, painter.glyphs.light, .popupBorder)
    painter.write(" keys ", .popupTitle, row: area.row, column: area.column + 2, columns: 6)
    let scrolls = layout.lastTop > 0
    let footer = scrolls ? " arrows scroll, other keys close " : " any key closes "
    painter.writeRight(
      Line(footer, .muted), row: area.endRow - 1, endColumn: area.endColumn - 2,
      columns: area.columns - 4)
    let visible = layout.lines.dropFirst(state.scroll.helpLine).prefix(layout.visibleLines)
    for (index, line) in visible.enumerated() {
      painter.write(
        line, row: area.row + 1 + index, column: area.column + 2, columns: area.columns - 4)
    }
  }
}
