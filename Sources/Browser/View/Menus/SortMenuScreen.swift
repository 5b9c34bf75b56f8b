internal import Curation
internal import Scorers
internal import Terminal

/// The orders to choose from, over whatever else is shown.
enum SortMenuScreen {
  /// The menu, its border with it: above where the order stands, and beside most pictures.
  static func area(_ state: BrowserState) -> Rectangle {
    let lines = lines(state)
    let body = ScreenLayout(state.size).body
    let columns = min(body.columns, max(22, (lines.map(\.width).max() ?? 0) + 5))
    let rows = min(body.rows, lines.count + 2)
    return Rectangle(
      row: body.endRow - rows, column: body.column, rows: rows, columns: columns)
  }

  /// Draws the menu.
  static func draw(_ state: BrowserState, with painter: inout Painter) {
    let lines = lines(state)
    let area = area(state)
    let (rows, columns) = (area.rows, area.columns)
    painter.clear(area)
    painter.box(area, painter.glyphs.light, .popupBorder)
    painter.write(" sort by ", .popupTitle, row: area.row, column: area.column + 2, columns: 9)
    for (index, line) in lines.prefix(max(0, rows - 2)).enumerated() {
      let isChosen = index == state.menuIndex
      let row = area.row + 1 + index
      if isChosen {
        painter.write(
          painter.glyphs.pointer, .accent, row: row, column: area.column + 1, columns: 1)
      }
      painter.write(line, row: row, column: area.column + 3, columns: columns - 4)
    }
  }

  private static func lines(_ state: BrowserState) -> [Line] {
    state.sortOrders.enumerated().map { line($1, number: $0 + 1, of: state) }
  }

  private static func line(_ order: SortOrder, number: Int, of state: BrowserState) -> Line {
    var line = Line("\(number) ", .accent)
    switch order {
    case .byHand: line.add("as ordered by hand", .popup)
    case .name: line.add("file name", .popup)
    case .scorer(let scorer): line.add(scorer.title, .popup)
    }
    if order == state.effectiveSort { line.add("  now", .muted) }
    return line
  }
}
