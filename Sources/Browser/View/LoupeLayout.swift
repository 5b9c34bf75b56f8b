internal import Terminal

/// How the loupe divides the screen between the picture and what is known of it.
struct LoupeLayout: Equatable {
  let picture: Rectangle
  let text: Rectangle

  /// The loupe on a state's screen: side by side, or one above the other on a screen that is higher
  /// than it is wide.
  init(_ state: BrowserState) {
    let body = ScreenLayout(state.size).body
    let cell = state.capabilities.cell
    if state.size.columns * cell.width >= state.size.rows * cell.height {
      let columns = min(48, max(20, body.columns * 2 / 5))
      let start = max(0, body.columns - columns)
      picture = Rectangle(row: body.row, column: 0, rows: body.rows, columns: max(0, start - 1))
      text = Rectangle(
        row: body.row, column: start, rows: body.rows, columns: body.columns - start - 1)
    } else {
      let rows = body.rows * 3 / 5
      picture = Rectangle(row: body.row, column: 0, rows: rows, columns: body.columns)
      text = Rectangle(
        row: body.row + rows + 1, column: 1, rows: max(0, body.rows - rows - 1),
        columns: body.columns - 2)
    }
  }
}
