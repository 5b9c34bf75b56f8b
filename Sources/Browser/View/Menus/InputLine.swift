internal import Terminal

/// A line in which one types.
enum InputLine {
  /// Draws a sign and the text, with the cursor as a reversed cell; of a longer text the part around
  /// the cursor.
  static func draw(
    _ sign: String, _ field: TextField, in area: Rectangle, with painter: inout Painter
  ) {
    painter.clear(area)
    var line = Line(sign, .accent)
    line.add(visibleBefore(sign, field, columns: area.columns, with: painter), .input)
    let under = field.fromCursor.first.map(String.init) ?? " "
    line.add(under.printable, .cursor)
    line.add(String(field.fromCursor.dropFirst()).printable, .input)
    painter.write(line, row: area.row, column: area.column, columns: area.columns)
  }

  /// The column of the cursor in a line of so many columns.
  static func cursorColumn(
    _ sign: String, _ field: TextField, columns: Int, with painter: Painter
  ) -> Int {
    sign.displayWidth
      + visibleBefore(sign, field, columns: columns, with: painter).displayWidth
  }

  private static func visibleBefore(
    _ sign: String, _ field: TextField, columns: Int, with painter: Painter
  ) -> String {
    field.beforeCursor.keepingEnd(
      max(1, columns - sign.displayWidth - 1), ellipsis: painter.glyphs.ellipsis)
  }
}
