internal import Scorers
internal import Terminal

/// The spread of one scorer's scores.
struct HistogramChart {
  let scorer: ScorerID
  let histogram: Histogram
  /// The score of the picture under the cursor.
  let current: Double?

  /// Draws a heading, the columns, and the ends of the scale below them.
  func draw(in area: Rectangle, with painter: inout Painter) {
    guard area.rows >= 3, area.columns >= 12 else { return }
    drawHeading(in: area, with: &painter)
    let rows = area.rows - 2
    guard histogram.count > 0 else {
      painter.write(
        "no score yet", .muted, row: area.row + 1, column: area.column, columns: area.columns)
      return
    }
    // About as many bins as the numbers can fill.
    let wanted = max(6, Int(2 * Double(histogram.count).squareRoot()))
    let bins = histogram.counts(in: min(area.columns, wanted))
    let counts = (0..<area.columns).map { bins[$0 * bins.count / area.columns] }
    let most = max(1, counts.max() ?? 1)
    let steps = painter.glyphs.levels.count
    for (column, count) in counts.enumerated() where count > 0 {
      // The least still shows.
      let height = max(1, count * rows * steps / most)
      for row in 0..<rows {
        let level = min(steps, height - row * steps)
        guard level > 0 else { break }
        painter.write(
          painter.glyphs.levels[level - 1], .bar, row: area.row + rows - row,
          column: area.column + column, columns: 1)
      }
    }
    drawScale(in: area, with: &painter)
  }

  private func drawHeading(in area: Rectangle, with painter: inout Painter) {
    let figures = painter.figures
    var line = Line(scorer.title, .accent)
    line.add("  " + figures.pictures(histogram.count), .text)
    if histogram.count > 0 {
      line.add("  mean ", .muted)
      line.add(figures.score(histogram.mean, of: scorer), .text)
      line.add("  sd ", .muted)
      line.add(figures.plain(histogram.deviation, of: scorer), .text)
    }
    painter.write(line, row: area.row, column: area.column, columns: area.columns)
  }

  /// The least and the greatest, and the place of the cursor's picture.
  private func drawScale(in area: Rectangle, with painter: inout Painter) {
    let row = area.endRow - 1
    let least = painter.figures.score(histogram.least, of: scorer)
    let greatest = painter.figures.score(histogram.greatest, of: scorer)
    var start = area.column
    var end = area.endColumn
    if let current {
      let column = area.column + Int(histogram.share(of: current) * Double(area.columns - 1))
      painter.write(painter.glyphs.pointerUp, .marked, row: row, column: column, columns: 1)
      // The ends of the scale stand beside it.
      if column <= start + least.displayWidth { start = column + 2 }
      if column >= end - greatest.displayWidth - 1 { end = column - 1 }
    }
    painter.write(least, .muted, row: row, column: start, columns: area.endColumn - start)
    painter.writeRight(
      Line(greatest, .muted), row: row, endColumn: end, columns: end - area.column)
  }
}
