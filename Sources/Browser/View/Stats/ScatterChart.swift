internal import Curation
internal import Scorers
internal import Terminal

/// One scorer's scores against another's, a dot a picture.
struct ScatterChart {
  let scatter: Scatter
  /// The picture under the cursor.
  let current: Picture?

  /// Draws a heading, the dots in a frame, and the ends of both scales.
  func draw(in area: Rectangle, with painter: inout Painter) {
    guard area.rows >= 6, area.columns >= 20 else { return }
    drawHeading(in: area, with: &painter)
    let frame = Rectangle(
      row: area.row + 1, column: area.column + 8, rows: area.rows - 2, columns: area.columns - 8)
    painter.box(frame, painter.glyphs.light, .border)
    let plot = Rectangle(
      row: frame.row + 1, column: frame.column + 1, rows: frame.rows - 2, columns: frame.columns - 2
    )
    guard let scales, !plot.isEmpty else { return }
    drawPoints(scales, in: plot, with: &painter)
    drawScales(scales, frame: frame, with: &painter)
    if let x = current?.finite(scatter.horizontal), let y = current?.finite(scatter.vertical) {
      let place = Self.place(scales.x.share(of: x), scales.y.share(of: y), in: plot)
      painter.write(
        painter.glyphs.marked, .marked, row: place.row, column: place.column, columns: 1)
    }
  }

  /// Few points are signs that are easily seen; many are dots, several in a cell.
  private func drawPoints(
    _ scales: (x: Histogram, y: Histogram), in plot: Rectangle, with painter: inout Painter
  ) {
    let shares = scatter.points.map { (x: scales.x.share(of: $0.x), y: scales.y.share(of: $0.y)) }
    if shares.count <= plot.rows * plot.columns / 16 {
      for share in shares {
        let place = Self.place(share.x, share.y, in: plot)
        painter.write(painter.glyphs.point, .bar, row: place.row, column: place.column, columns: 1)
      }
      return
    }
    let dots = DotRaster(shares, size: plot.size)
    for row in 0..<plot.rows {
      let text = dots.text(row: row, glyphs: painter.glyphs)
      painter.write(text, .bar, row: plot.row + row, column: plot.column, columns: plot.columns)
    }
  }

  /// The cell of a point.
  private static func place(_ x: Double, _ y: Double, in plot: Rectangle) -> Position {
    Position(
      row: plot.row + Int((1 - y) * Double(plot.rows - 1) + 0.5),
      column: plot.column + Int(x * Double(plot.columns - 1) + 0.5))
  }

  /// From the least to the greatest of each; `nil` where there is no point.
  private var scales: (x: Histogram, y: Histogram)? {
    guard !scatter.points.isEmpty else { return nil }
    return (Histogram(scatter.points.map(\.x)), Histogram(scatter.points.map(\.y)))
  }

  private func drawHeading(in area: Rectangle, with painter: inout Painter) {
    var line = Line(scatter.vertical.title, .accent)
    line.add(" against ", .muted)
    line.add(scatter.horizontal.title, .accent)
    line.add("  " + painter.figures.pictures(scatter.count), .text)
    for (name, value) in [
      (painter.glyphs.tau, scatter.kendallTauB), (painter.glyphs.rho, scatter.spearmanRho),
    ] {
      line.add("  \(name) ", .muted)
      line.add(value.map(painter.figures.correlation) ?? painter.glyphs.dash, .text)
    }
    painter.write(line, row: area.row, column: area.column, columns: area.columns)
  }

  private func drawScales(
    _ scales: (x: Histogram, y: Histogram), frame: Rectangle, with painter: inout Painter
  ) {
    let figures = painter.figures
    func write(_ value: Double, row: Int) {
      painter.writeRight(
        Line(figures.score(value, of: scatter.vertical), .muted), row: row,
        endColumn: frame.column - 1, columns: 7)
    }
    write(scales.y.greatest, row: frame.row + 1)
    write(scales.y.least, row: frame.endRow - 2)
    let least = figures.score(scales.x.least, of: scatter.horizontal)
    let greatest = figures.score(scales.x.greatest, of: scatter.horizontal)
    painter.write(
      least, .muted, row: frame.endRow, column: frame.column + 1, columns: frame.columns)
    painter.writeRight(
      Line(greatest, .muted), row: frame.endRow, endColumn: frame.endColumn - 1,
      columns: frame.columns - 2)
    // Which way each scorer's scores rise.
    if frame.rows >= 7 {
      painter.writeCentered(
        [Line("\(scatter.vertical.abbreviation) \(painter.glyphs.ascending)", .muted)],
        in: Rectangle(row: frame.row, column: frame.column - 7, rows: frame.rows, columns: 6))
    }
    let name = Line("\(scatter.horizontal.abbreviation) \(painter.glyphs.onward)", .muted)
    let room = frame.columns - 2 - 2 * max(least.displayWidth, greatest.displayWidth)
    if name.width + 2 <= room {
      let foot = Rectangle(row: frame.endRow, column: frame.column, rows: 1, columns: frame.columns)
      painter.writeCentered([name], in: foot)
    }
  }
}
