internal import Terminal

/// Where the parts of the screen are.
struct ScreenLayout: Equatable {
  /// Less than this shows nothing that could be used.
  static let smallest = Size(rows: 8, columns: 30)

  let title: Rectangle
  /// Everything between the title and the status line.
  let body: Rectangle
  /// The groups with their border; `nil` where the screen is too narrow for them.
  let pane: Rectangle?
  let prompt: Rectangle
  let grid: Rectangle
  let status: Rectangle

  /// The parts of a screen of `size`.
  init(_ size: Size) {
    title = Rectangle(row: 0, column: 0, rows: 1, columns: size.columns)
    status = Rectangle(row: size.rows - 1, column: 0, rows: 1, columns: size.columns)
    let bodyRows = max(0, size.rows - 2)
    body = Rectangle(row: 1, column: 0, rows: bodyRows, columns: size.columns)
    if size.columns >= 64 {
      let columns = min(40, size.columns / 8 + 12)
      pane = Rectangle(row: 1, column: 0, rows: bodyRows, columns: columns)
    } else {
      pane = nil
    }
    let start = pane.map { $0.columns } ?? 0
    let promptRows = bodyRows >= 14 ? 2 : 1
    prompt = Rectangle(
      row: 1, column: start + 1, rows: promptRows, columns: size.columns - start - 2)
    grid = Rectangle(
      row: 1 + promptRows, column: start, rows: max(0, bodyRows - promptRows),
      columns: size.columns - start)
  }

  /// Whether a screen of `size` is large enough for any of it.
  static func fits(_ size: Size) -> Bool {
    size.rows >= smallest.rows && size.columns >= smallest.columns
  }
}
