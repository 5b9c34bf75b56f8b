/// A place on the screen, in cells from the upper left corner.
package struct Position: Sendable, Hashable {
  package var row: Int
  package var column: Int

  /// The cell in `row` and `column`.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A size in cells.
package struct Size: Sendable, Hashable {
  package var rows: Int
  package var columns: Int

  /// A size of `rows` by `columns` cells.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }
}

/// A size in pixels.
package struct PixelSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  /// A size of `width` by `height` pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle of cells.
package struct Rectangle: Sendable, Hashable {
  package var origin: Position
  package var size: Size

  /// The rectangle of `rows` by `columns` cells whose upper left cell is in `row` and `column`.
  package init(row: Int, column: Int, rows: Int, columns: Int) {
    origin = Position(row: row, column: column)
    size = Size(rows: rows, columns: columns)
  }

  package var row: Int { origin.row }
  package var column: Int { origin.column }
  package var rows: Int { size.rows }
  package var columns: Int { size.columns }
  /// The first row below the rectangle.
  package var endRow: Int { row + rows }
  /// The first column right of the rectangle.
  package var endColumn: Int { column + columns }
  /// Whether it has no cell.
  package var isEmpty: Bool { rows <= 0 || columns <= 0 }

  /// Whether the two share a cell.
  package func intersects(_ other: Rectangle) -> Bool {
    row < other.endRow && other.row < endRow && column < other.endColumn
      && other.column < endColumn
  }

  /// Whether `position` lies inside.
  package func contains(_ position: Position) -> Bool {
    (row..<max(row, endRow)).contains(position.row)
      && (column..<max(column, endColumn)).contains(position.column)
  }
}
