internal import Terminal

/// What is shown while there is no picture.
enum EmptyScreen {
  /// Says whether there is something to wait for.
  static func draw(_ state: BrowserState, in area: Rectangle, with painter: inout Painter) {
    if state.isScanning {
      painter.writeCentered([Line("reading folders\(painter.glyphs.ellipsis)", .muted)], in: area)
      return
    }
    if let filter = state.filter {
      let text = filter.text.onOneLine.truncated(
        to: area.columns, ellipsis: painter.glyphs.ellipsis)
      let lines = [Line("nothing matches", .title), Line(), Line(text, .muted)]
      painter.writeCentered(lines, in: area)
      return
    }
    let lines = [
      Line("no pictures here", .title), Line(),
      Line("salon shows the PNG, JPEG and WebP files", .muted),
      Line("of the folders that it is given", .muted),
    ]
    painter.writeCentered(lines, in: area)
  }
}
