internal import Curation
internal import Scorers
internal import Terminal

/// The filter that is being typed, and below it what comes of it.
enum FilterLineScreen {
  /// Draws the filter into the row above the last, its answer or its mistake into the last.
  static func draw(_ state: BrowserState, in row: Rectangle, with painter: inout Painter) {
    let line = state.filterLine
    let input = Rectangle(row: row.row - 1, column: row.column, rows: 1, columns: row.columns)
    painter.on(.input) { InputLine.draw("/", line.field, in: input, with: &$0) }
    painter.on(.status) { painter in
      painter.clear(row)
      if let mistake = line.mistake {
        draw(mistake, in: line.field, row, with: &painter)
      } else {
        drawAnswer(state, row, with: &painter)
      }
    }
  }

  /// Carets under what is wrong, and beside them why.
  private static func draw(
    _ mistake: QueryError, in field: TextField, _ row: Rectangle, with painter: inout Painter
  ) {
    let characters = Array(field.text)
    let range = mistake.range.clamped(to: 0..<characters.count)
    func width(_ range: Range<Int>) -> Int { String(characters[range]).printable.displayWidth }
    let cursor = InputLine.cursorColumn("/", field, columns: row.columns, with: painter)
    let start =
      range.lowerBound <= field.cursor
      ? cursor - width(range.lowerBound..<field.cursor)
      : cursor + width(field.cursor..<range.lowerBound)
    let end = start + max(1, width(range))
    let visible = (start..<end).clamped(to: 0..<row.columns)
    let text = "\(mistake)".onOneLine
    func write(_ text: String, _ role: Role, from column: Int) {
      painter.write(
        text, role, row: row.row, column: row.column + column, columns: row.columns - column)
    }
    write(String(repeating: "^", count: visible.count), .fault, from: visible.lowerBound)
    if visible.upperBound + 1 + text.displayWidth <= row.columns {
      write(text, .status, from: visible.upperBound + 1)
    } else if text.displayWidth + 1 <= visible.lowerBound {
      write(text, .status, from: visible.lowerBound - 1 - text.displayWidth)
    } else {
      // What is wrong matters more than where it is.
      painter.clear(row)
      write(text, .status, from: 1)
    }
  }

  /// How much is shown, and which keys end the line; while nothing is typed, what might be.
  private static func drawAnswer(
    _ state: BrowserState, _ row: Rectangle, with painter: inout Painter
  ) {
    let figures = painter.figures
    let all = figures.count(state.gallery.pictures.count)
    let count = state.filter.map { "\(figures.count($0.count)) of \(all)" } ?? "all \(all)"
    var answer = Line(" " + count, .status)
    if state.filterLine.field.isEmpty {
      answer.add("   fox  model:xl  is:undecided  stars>=3  -blurry", .muted)
    }
    let strangers = (state.filter?.scorers ?? []).filter { !state.scorers.contains($0) }
    if !strangers.isEmpty {
      answer.add("   no scores by " + strangers.map(\.title).joined(separator: ", "), .fault)
    }
    painter.write(answer, row: row.row, column: row.column, columns: row.columns)
    let keys = KeyHints.line(
      of: [(.enter, "keep"), (.escape, "drop"), (.up, "earlier ones")], with: painter)
    let room = row.columns - answer.width - 4
    if keys.width <= room {
      painter.writeRight(keys, row: row.row, endColumn: row.endColumn - 1, columns: room)
    }
  }
}
