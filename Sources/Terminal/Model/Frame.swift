/// Everything that a screen shows at one moment: cells, and pictures over some of them.
package struct Frame: Sendable, Equatable {
  package let size: Size
  /// Row by row, `size.rows * size.columns` cells.
  package private(set) var cells: [Cell]
  package private(set) var placements: [ImagePlacement] = []

  /// A frame of blanks in one style.
  package init(size: Size, style: Style = Style()) {
    self.size = size
    cells = Array(repeating: Cell(" ", style), count: max(0, size.rows) * max(0, size.columns))
  }

  /// The cell at a place; writes outside the frame are dropped, reads there give a blank.
  package subscript(row: Int, column: Int) -> Cell {
    get { contains(row, column) ? cells[row * size.columns + column] : Cell() }
    set { if contains(row, column) { cells[row * size.columns + column] = newValue } }
  }

  /// Puts a picture over its area, whose cells hold U+00A0 from now on.
  package mutating func place(_ placement: ImagePlacement) {
    let area = placement.area
    fill(area, with: .underPicture)
    placements.append(placement)
  }

  /// Takes away all pictures; their cells stay as they are.
  mutating func removePlacements() {
    placements = []
  }

  /// Takes away every picture that `area` touches, so that a popup can be drawn there.
  package mutating func uncover(_ area: Rectangle) {
    placements.removeAll { $0.area.intersects(area) }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }
}
