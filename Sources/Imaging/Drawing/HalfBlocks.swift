/// A picture for terminals that draw characters only: each cell is an upper half block (`▀`), whose
/// foreground is the upper pixel and whose background the lower one.
package struct HalfBlocks: Sendable, Hashable {
  /// Cells in a row.
  package let columns: Int
  /// `rows[y][x]` are the two pixels of a cell.
  package let rows: [[Cell]]

  /// The two pixels of a cell.
  package struct Cell: Sendable, Hashable {
    package var top: RGBColor
    package var bottom: RGBColor

    /// The two pixels of a cell.
    package init(top: RGBColor, bottom: RGBColor) {
      self.top = top
      self.bottom = bottom
    }
  }

  /// The character of every cell.
  package static let character: Character = "▀"

  /// The blocks of samples, six for each cell, row by row; `nil` where their number does not fit.
  package init?(columns: Int, rows: Int, samples: ArraySlice<UInt8>) {
    let (cells, overflow) = columns.multipliedReportingOverflow(by: rows)
    guard !overflow, columns > 0, rows > 0, samples.count / 6 == cells,
      samples.count.isMultiple(of: 6)
    else { return nil }
    self.columns = columns
    let first = samples.startIndex
    self.rows = (0..<rows).map { row in
      (0..<columns).map { column in
        let at = first + 6 * (row * columns + column)
        return Cell(
          top: RGBColor(samples[at], samples[at + 1], samples[at + 2]),
          bottom: RGBColor(samples[at + 3], samples[at + 4], samples[at + 5]))
      }
    }
  }

  /// The picture, as large as fits into so many cells with its shape kept.
  ///
  /// A cell is taken to be twice as high as wide. Where the height is odd the last row's lower
  /// pixels are the background.
  package init(
    _ bitmap: Bitmap, columns: Int, rows: Int, on background: RGBColor = .black
  ) {
    let frame = PixelSize(width: max(1, columns), height: max(1, rows) * 2)
    let small = Thumbnail.make(of: bitmap, fitting: frame, on: background)
    let color = { (x: Int, y: Int) in
      guard y < small.height else { return background }
      let at = 3 * (y * small.width + x)
      return RGBColor(small.samples[at], small.samples[at + 1], small.samples[at + 2])
    }
    self.columns = small.width
    self.rows = stride(from: 0, to: small.height, by: 2).map { y in
      (0..<small.width).map { x in Cell(top: color(x, y), bottom: color(x, y + 1)) }
    }
  }
}
