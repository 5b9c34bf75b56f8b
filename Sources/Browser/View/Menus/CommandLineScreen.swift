internal import Terminal

/// The command that is being typed, and above it those that it may become.
enum CommandLineScreen {
  private static let most = 10

  /// The candidates that are visible, and their border.
  struct List {
    let area: Rectangle
    let matches: ArraySlice<CommandLine.Candidate>
    /// The columns that the longest takes.
    let width: Int
  }

  /// The candidates of a state's command line; `nil` where there is none, or no room.
  static func list(_ state: BrowserState) -> List? {
    let row = ScreenLayout(state.size).status
    let matches = state.commandLine.matching(state.commands)
    let rows = min(Self.most, matches.count, max(0, row.row - 3))
    guard rows > 0 else { return nil }
    // Around the one that Tab chose.
    let top = min(max(0, (state.commandLine.chosenIndex ?? 0) - rows / 2), matches.count - rows)
    let width = matches.map(\.text.displayWidth).max() ?? 0
    let help = matches.map(\.help.displayWidth).max() ?? 0
    return List(
      area: Rectangle(
        row: row.row - rows - 2, column: row.column, rows: rows + 2,
        columns: min(row.columns, width + help + 7)),
      matches: matches[top..<(top + rows)], width: width)
  }

  /// Draws the line into the last row, the candidates above it.
  static func draw(_ state: BrowserState, in row: Rectangle, with painter: inout Painter) {
    painter.on(.input) { InputLine.draw(":", state.commandLine.field, in: row, with: &$0) }
    guard let list = list(state) else { return }
    let area = list.area
    let chosen = state.commandLine.chosenIndex
    painter.on(.popup) { painter in
      painter.clear(area)
      painter.box(area, painter.glyphs.light, .popupBorder)
      for (index, match) in zip(list.matches.indices, list.matches) {
        let isChosen = index == chosen
        var line = Line(isChosen ? painter.glyphs.pointer + " " : "  ", .accent)
        line.add(match.text.padded(to: list.width + 2), isChosen ? .accent : .popup)
        line.add(match.help, .muted)
        painter.write(
          line, row: area.row + 1 + index - list.matches.startIndex, column: area.column + 1,
          columns: area.columns - 2)
      }
    }
  }
}
