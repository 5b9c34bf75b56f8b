internal import Terminal

/// Where the two pictures of a duel stand.
struct DuelLayout: Equatable {
  let prompt: Rectangle
  /// How far the duel is.
  let progress: Rectangle
  let left: Rectangle
  let right: Rectangle
  /// The names below the pictures, and between them how to answer.
  let names: Rectangle

  /// The duel on a screen of `size`.
  init(_ size: Size) {
    let body = ScreenLayout(size).body
    prompt = Rectangle(row: body.row, column: 1, rows: 1, columns: body.columns - 2)
    progress = Rectangle(row: body.row + 1, column: 1, rows: 1, columns: body.columns - 2)
    let rows = max(1, body.rows - 4)
    let half = (body.columns - 1) / 2
    left = Rectangle(row: body.row + 2, column: 0, rows: rows, columns: half)
    right = Rectangle(row: body.row + 2, column: half + 1, rows: rows, columns: half)
    names = Rectangle(row: body.endRow - 2, column: 0, rows: 2, columns: body.columns)
  }
}
