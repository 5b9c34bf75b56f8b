internal import Curation
internal import Scorers
internal import Terminal

/// The first row: what is open, who scores it or how to get scores, and how far they are.
enum TitleRow {
  /// Draws the row into an area of one row.
  static func draw(_ state: BrowserState, in area: Rectangle, with painter: inout Painter) {
    var left = Line(" ")
    left.add("salon", .accent)
    painter.write(left, row: area.row, column: area.column, columns: area.columns)
    let start = area.column + left.width + 2
    let room = area.endColumn - start - 1
    // The place keeps some of its name, whatever is said at the right.
    let needed = min(state.location.displayWidth, 12) + 2
    let choices = summaries(of: state, with: painter)
    let summary = choices.first { $0.width + needed <= room } ?? Line()
    painter.writeRight(summary, row: area.row, endColumn: area.endColumn - 1, columns: room)
    let columns = room - (summary.width > 0 ? summary.width + 2 : 0)
    painter.write(
      state.location.keepingEnd(columns, ellipsis: painter.glyphs.ellipsis), row: area.row,
      column: start, columns: columns)
  }

  /// What the right half may say, the longest first.
  private static func summaries(of state: BrowserState, with painter: Painter) -> [Line] {
    if let notice = state.weightsNotice {
      let activities = ScoringLine.choices(state, with: painter)
      return activities + [Line(notice.onOneLine, .muted), Line("no weights", .muted)]
    }
    let titles = state.scorers.map(\.title).joined(separator: "  ")
    let abbreviations = state.scorers.map(\.abbreviation).joined(separator: " ")
    let activities = ScoringLine.choices(state, with: painter)
    var lines: [Line] = []
    if let fullest = activities.first {
      for names in [titles, abbreviations] where !names.isEmpty {
        var line = Line(names, .muted)
        line.add("  \(painter.glyphs.separator)  ", .muted)
        line.add(fullest)
        lines.append(line)
      }
      lines += activities
    } else {
      lines += [titles, abbreviations].filter { !$0.isEmpty }.map { Line($0, .muted) }
    }
    return lines
  }
}

extension String {
  /// The end of the text, which of a path says most, in at most `columns` cells.
  func keepingEnd(_ columns: Int, ellipsis: String) -> String {
    let glyphs = Glyph.glyphs(of: self)
    guard glyphs.reduce(0, { $0 + $1.width }) > columns else { return printable }
    var used = ellipsis.displayWidth
    var kept: [Glyph] = []
    for glyph in glyphs.reversed() {
      used += glyph.width
      if used > columns { break }
      kept.append(glyph)
    }
    return ellipsis + kept.reversed().map(\.text).joined()
  }
}
