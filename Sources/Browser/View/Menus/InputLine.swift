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
    let room = max(1, area.columns - line.width - 1)
    let before = field.beforeCursor.keepingEnd(room, ellipsis: painter.glyphs.ellipsis)
    line.add(before, .input)
    let under = field.fromCursor.first.map(String.init) ?? " "
    line.add(under.printable, .cursor)
    line.add(String(field.fromCursor.dropFirst()).printable, .input)
    painter.write(line, row: area.row, column: area.column, columns: area.columns)
  }
}
