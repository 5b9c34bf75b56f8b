internal import Terminal

/// Dots in a grid of cells: eight to a cell in braille, counted where there is only ASCII.
struct DotRaster: Equatable {
  let size: Size
  /// Braille dots of each cell, by their bits.
  private var bits: [UInt8]
  private var counts: [Int]

  /// Dots at places from 0 to 1, rightwards and upwards.
  init(_ points: [(x: Double, y: Double)], size: Size) {
    self.size = size
    bits = Array(repeating: 0, count: max(0, size.rows * size.columns))
    counts = Array(repeating: 0, count: bits.count)
    guard size.rows > 0, size.columns > 0 else { return }
    for point in points {
      let column = Self.step(point.x, of: size.columns * 2)
      let row = Self.step(1 - point.y, of: size.rows * 4)
      let cell = row / 4 * size.columns + column / 2
      bits[cell] |= Self.dot(row: row % 4, column: column % 2)
      counts[cell] += 1
    }
  }

  private static func step(_ share: Double, of count: Int) -> Int {
    min(count - 1, max(0, Int(share * Double(count))))
  }

  /// The bit of a dot, as Unicode numbers them: down the left column, down the right, then the
  /// fourth row.
  private static func dot(row: Int, column: Int) -> UInt8 {
    row == 3 ? 1 << (6 + column) : 1 << (row + 3 * column)
  }

  /// A row of cells.
  func text(row: Int, glyphs: Glyphs) -> String {
    let cells = (row * size.columns)..<((row + 1) * size.columns)
    if glyphs.isUnicode {
      let scalars = cells.map { cell in
        bits[cell] == 0 ? " " : Unicode.Scalar(0x2800 + UInt32(bits[cell])) ?? " "
      }
      return String(String.UnicodeScalarView(scalars))
    }
    return String(
      cells.map { counts[$0] == 0 ? " " : counts[$0] == 1 ? "." : counts[$0] < 4 ? ":" : "#" })
  }
}
