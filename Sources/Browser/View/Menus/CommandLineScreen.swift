internal import Terminal

/// The command that is being typed, and above it those that it may become.
enum CommandLineScreen {
  private static let most = 10

  /// Draws the line into the last row, the candidates above it.
  static func draw(_ state: BrowserState, in row: Rectangle, with painter: inout Painter) {
    painter.on(.input) { InputLine.draw(":", state.commandLine.field, in: row, with: &$0) }
    let matches = state.commandLine.matching(state.commands)
    let chosen = state.commandLine.chosenIndex
    let rows = min(Self.most, matches.count, max(0, row.row - 3))
    guard rows > 0 else { return }
    // Around the one that Tab chose.
    let top = min(max(0, (chosen ?? 0) - rows / 2), matches.count - rows)
    let width = matches.map(\.text.displayWidth).max() ?? 0
    let columns = min(row.columns, width + 46)
    let area = Rectangle(
      row: row.row - rows - 2, column: row.column, rows: rows + 2, columns: columns)
    painter.on(.popup) { painter in
      painter.clear(area)
      painter.box(area, painter.glyphs.light, .popupBorder)
      for (index, match) in matches.dropFirst(top).prefix(rows).enumerated() {
        let isChosen = top + index == chosen
        var line = Line(isChosen ? painter.glyphs.pointer + " " : "  ", .accent)
        line.add(match.text.padded(to: width + 2), isChosen ? .accent : .popup)
        line.add(match.help, .muted)
        painter.write(
          line, row: area.row + 1 + index, column: area.column + 1, columns: columns - 2)
      }
    }
  }
}
