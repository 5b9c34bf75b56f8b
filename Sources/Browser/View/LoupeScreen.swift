internal import Curation
internal import Terminal

/// One picture as large as fits, and all that is known of it.
enum LoupeScreen {
  /// Draws the picture and as many lines beside it as fit.
  static func draw(
    _ state: BrowserState, thumbnail: (PictureID, Rectangle) -> Thumbnail?,
    with painter: inout Painter
  ) {
    guard let picture = state.picture else { return }
    let layout = LoupeLayout(state)
    PictureBox.draw(picture, in: layout.picture, state: state, thumbnail: thumbnail, with: &painter)
    let lines = LoupeText(state: state, columns: layout.text.columns).lines
    let area = layout.text
    for (index, line) in lines.dropFirst(state.scroll.loupeLine).prefix(area.rows).enumerated() {
      painter.write(line, row: area.row + index, column: area.column, columns: area.columns)
    }
    let isMore = lines.count > state.scroll.loupeLine + area.rows
    if isMore, area.rows > 0 {
      painter.writeRight(
        Line(" \(painter.glyphs.ellipsis) PgDn", .muted), row: area.endRow - 1,
        endColumn: area.endColumn, columns: area.columns)
    }
  }

  /// The furthest that the text can be scrolled.
  static func lastTop(_ state: BrowserState) -> Int {
    guard state.mainView == .loupe, ScreenLayout.fits(state.size) else { return 0 }
    let text = LoupeLayout(state).text
    return max(0, LoupeText(state: state, columns: text.columns).lines.count - text.rows)
  }
}
