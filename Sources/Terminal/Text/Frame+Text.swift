extension Frame {
  /// Writes one line of text and gives the cells that it took.
  ///
  /// The only way for text to get into a frame: whatever it holds, cells get what is safe to show. Text
  /// that is wider than `width`, or than the frame from there, ends in an ellipsis; what lies left of
  /// the frame is not shown. Text over a picture leaves that picture out of the screen: use
  /// `uncover(_:)` first.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, at position: Position, _ style: Style = Style(),
    width: Int = .max
  ) -> Int {
    guard position.row >= 0, position.row < size.rows, position.column < size.columns else {
      return 0
    }
    // The column may be far left: no overflow in what follows.
    let start = max(position.column, -Int(Int32.max))
    let room = min(width, size.columns - start)
    var column = start
    for glyph in Glyph.glyphs(of: text).fitting(room) {
      if column >= 0 {
        put(glyph, style, row: position.row, column: column)
      } else if column + glyph.width > 0 {
        put(Glyph(text: " ", width: 1), style, row: position.row, column: 0)
      }
      column += glyph.width
    }
    return column - start
  }

  /// Fills a part of the frame with one cell.
  package mutating func fill(_ area: Rectangle, with cell: Cell) {
    let rows = max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow))
    let columns = max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn))
    guard !columns.isEmpty else { return }
    for row in rows {
      clearHalves(row: row, from: columns.lowerBound, to: columns.upperBound)
      for column in columns { self[row, column] = cell }
    }
  }

  /// Puts a glyph into its one or two cells, all of which lie in the frame.
  private mutating func put(_ glyph: Glyph, _ style: Style, row: Int, column: Int) {
    clearHalves(row: row, from: column, to: column + glyph.width)
    self[row, column] = Cell(glyph.text, style)
    if glyph.width == 2 { self[row, column + 1] = Cell("", style) }
  }

  /// Blanks the halves that writing `start..<end` would leave of wide characters at its edges.
  private mutating func clearHalves(row: Int, from start: Int, to end: Int) {
    if start > 0, self[row, start].text.isEmpty { self[row, start - 1].text = " " }
    if end < size.columns, self[row, end].text.isEmpty { self[row, end].text = " " }
  }
}
