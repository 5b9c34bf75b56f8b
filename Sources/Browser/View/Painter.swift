internal import Terminal

/// A frame that is being drawn, with what every part of the screen draws with.
struct Painter {
  private(set) var frame: Frame
  let theme: Theme
  let glyphs: Glyphs
  let figures: Figures
  /// The role whose background lies under text that has none of its own.
  private var ground = Role.text
  /// How roles look on that.
  private var looks: [Role: Style]

  /// An empty frame for a state's screen.
  init(_ state: BrowserState, theme: Theme) {
    self.theme = theme
    looks = theme.looks(on: .text)
    glyphs = Glyphs(state.capabilities)
    figures = Figures(glyphs: glyphs)
    frame = Frame(size: state.size, style: theme[.text])
  }

  /// Writes text into at most `columns` cells, with an ellipsis where some is left out.
  mutating func write(_ text: String, _ role: Role = .text, row: Int, column: Int, columns: Int) {
    guard columns > 0 else { return }
    let style = looks[role] ?? theme[role]
    frame.write(
      text.truncated(to: columns, ellipsis: glyphs.ellipsis),
      at: Position(row: row, column: column), style)
  }

  /// Draws on the background of another role.
  mutating func on(_ role: Role, draw: (inout Painter) -> Void) {
    let outer = (ground, looks)
    ground = role
    looks = theme.looks(on: role)
    draw(&self)
    (ground, looks) = outer
  }

  /// Writes a line into at most `columns` cells, with an ellipsis where some is left out.
  mutating func write(_ line: Line, row: Int, column: Int, columns: Int) {
    var used = 0
    for piece in line.pieces {
      let isCut = line.width > columns && used + piece.text.displayWidth >= columns
      let text = isCut ? piece.text + glyphs.ellipsis : piece.text
      write(text, piece.role, row: row, column: column + used, columns: columns - used)
      used += piece.text.displayWidth
      if isCut { return }
    }
  }

  /// Writes a line that ends in the last column of an area's row.
  mutating func writeRight(_ line: Line, row: Int, endColumn: Int, columns: Int) {
    let width = min(line.width, columns)
    write(line, row: row, column: endColumn - width, columns: width)
  }

  /// Writes lines in the middle of an area, as many as fit.
  mutating func writeCentered(_ lines: [Line], in area: Rectangle) {
    let lines = lines.prefix(max(0, area.rows))
    let top = area.row + (area.rows - lines.count) / 2
    for (index, line) in lines.enumerated() {
      let width = min(line.width, area.columns)
      let column = area.column + (area.columns - width) / 2
      write(line, row: top + index, column: column, columns: width)
    }
  }

  /// Draws a border along the edge of an area; without its sides where pictures beside it must not be
  /// parted.
  mutating func box(
    _ area: Rectangle, _ lines: Glyphs.Box, _ role: Role, hasSides: Bool = true
  ) {
    guard area.rows >= 2, area.columns >= 2 else { return }
    let inner = String(repeating: lines.horizontal, count: area.columns - 2)
    write(
      lines.upperLeft + inner + lines.upperRight, role, row: area.row, column: area.column,
      columns: area.columns)
    for row in (area.row + 1)..<(area.endRow - 1) where hasSides {
      write(lines.vertical, role, row: row, column: area.column, columns: 1)
      write(lines.vertical, role, row: row, column: area.endColumn - 1, columns: 1)
    }
    write(
      lines.lowerLeft + inner + lines.lowerRight, role, row: area.endRow - 1, column: area.column,
      columns: area.columns)
  }

  /// Blanks an area, so that something can be drawn there; pictures that reach into it are left out.
  mutating func clear(_ area: Rectangle) {
    frame.uncover(area)
    frame.fill(area, with: Cell(" ", theme[ground]))
  }

  /// Draws what there is of a thumbnail; what would reach out of `box` is not drawn.
  mutating func draw(_ thumbnail: Thumbnail, in area: Rectangle) {
    switch thumbnail {
    case .placement(let placement):
      guard
        placement.area.row >= area.row, placement.area.endRow <= area.endRow,
        placement.area.column >= area.column, placement.area.endColumn <= area.endColumn
      else { return }
      frame.place(placement)
    case .cells(let rows):
      for (row, cells) in rows.prefix(area.rows).enumerated() {
        for (column, cell) in cells.prefix(area.columns).enumerated() {
          frame[area.row + row, area.column + column] = cell
        }
      }
    }
  }
}
