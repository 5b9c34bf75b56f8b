internal import Terminal

/// How the statistics divide the screen.
struct StatisticsLayout: Equatable {
  /// What the numbers are about.
  let heading: Rectangle
  /// The charts.
  let content: Rectangle

  /// The statistics on a screen of `size`.
  init(_ size: Size) {
    let body = ScreenLayout(size).body
    heading = Rectangle(row: body.row, column: 1, rows: 1, columns: body.columns - 2)
    content = Rectangle(
      row: body.row + 2, column: 1, rows: max(0, body.rows - 2), columns: body.columns - 2)
  }

  /// Areas for as many of so many charts as fit, about as wide as they are told best in.
  func charts(_ count: Int) -> [Rectangle] {
    guard count > 0 else { return [] }
    // A chart of fewer than six rows says little: then two stand side by side.
    let across =
      content.rows / count >= 6 || content.columns < 48 ? 1 : content.columns < 120 ? 2 : 3
    // Five rows are the least that a chart can be read in.
    let down = max(1, min((count + across - 1) / across, content.rows / 5))
    let rows = min(20, content.rows / down)
    let columns = content.columns / across
    return (0..<min(count, down * across)).map { index in
      Rectangle(
        row: content.row + index / across * rows, column: content.column + index % across * columns,
        rows: max(0, rows - 1), columns: max(1, columns - 3))
    }
  }
}
