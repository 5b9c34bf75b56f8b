internal import Curation
internal import Scorers
internal import Terminal

/// The pictures of one group, with their marks and scores.
enum GridScreen {
  /// Draws the prompt, and below it the visible pictures.
  ///
  /// Of a picture that `popup` would cover in part nothing is drawn, so that no scores are left over
  /// without it.
  static func draw(
    _ state: BrowserState, layout: ScreenLayout, beside popup: Rectangle?,
    thumbnail: (PictureID, Rectangle) -> Thumbnail?, with painter: inout Painter
  ) {
    guard let group = state.group, let arrangement = state.arrangement else { return }
    drawPrompt(
      of: group, by: state.gallery.grouping, cut: cut(of: state), in: layout.prompt, with: &painter)
    let grid = GridLayout(state)
    let top = state.scroll.gridRow
    for place in grid.visiblePlaces(of: arrangement.pictures.count, top: top) {
      let picture = state.gallery[arrangement.pictures[place]]
      let tile = grid.tile(at: place, top: top)
      if let popup, popup.intersects(grid.cells(of: tile)) { continue }
      let isCurrent = place == state.cursor?.place
      if isCurrent {
        painter.box(
          tile.frame, painter.glyphs.heavy, .borderFocused,
          hasSides: !state.capabilities.joinsPictures)
      }
      if state.marks.contains(picture.id) {
        painter.write(
          " \(painter.glyphs.marked) ", .marked, row: tile.frame.row, column: tile.frame.column + 1,
          columns: 3)
      }
      PictureBox.draw(picture, in: tile.box, state: state, thumbnail: thumbnail, with: &painter)
      drawCaption(of: picture, below: tile, isCurrent: isCurrent, state: state, with: &painter)
    }
    drawScrollBar(state, grid: grid, with: &painter)
  }

  /// How much of the prompt a scorer read that cut it off, told of the one that read least.
  private static func cut(of state: BrowserState) -> String? {
    let cuts = state.scorers.compactMap { scorer -> (ScorerID, Score)? in
      guard case .exact(let score)? = state.picture?.scores[scorer],
        score.tokensUsed < score.tokensTotal
      else { return nil }
      return (scorer, score)
    }
    return cuts.min { $0.1.tokensUsed < $1.1.tokensUsed }.map { scorer, score in
      "\(scorer.abbreviation) scored \(score.tokensUsed) of \(score.tokensTotal) tokens"
    }
  }

  private static func drawPrompt(
    of group: PromptGroup, by grouping: Grouping, cut: String?, in area: Rectangle,
    with painter: inout Painter
  ) {
    let prompt = group.prompt ?? (grouping.facet == .prompt ? nil : group.title(by: grouping))
    let text = prompt.map { String($0.prefix(4096)) } ?? "no prompt is known for these pictures"
    var lines = text.wrapped(
      to: area.columns, limit: area.rows, ellipsis: painter.glyphs.ellipsis)
    if let cut, lines.count <= area.rows, area.columns >= cut.count * 2 {
      // It takes the end of the last row, whatever of the prompt stood there.
      if lines.count == area.rows, let last = lines.popLast() {
        lines.append(
          last.truncated(
            to: area.columns - cut.count - 2, ellipsis: painter.glyphs.ellipsis))
      }
      painter.writeRight(
        Line(cut, .fault), row: area.endRow - 1, endColumn: area.endColumn, columns: cut.count)
    }
    for (index, line) in lines.enumerated() {
      painter.write(
        line, prompt == nil ? .muted : .title, row: area.row + index, column: area.column,
        columns: area.columns)
    }
  }

  private static func drawCaption(
    of picture: Picture, below tile: Tile, isCurrent: Bool, state: BrowserState,
    with painter: inout Painter
  ) {
    let caption = ScoreCaption(state: state, glyphs: painter.glyphs, figures: painter.figures)
    let start = tile.caption
    var mark = Line()
    if isCurrent { mark.add(" ") }
    mark.add(caption.mark(of: picture))
    if isCurrent { mark.add(" ") }
    painter.write(
      mark, row: start.row, column: start.column - (isCurrent ? 1 : 0),
      columns: isCurrent ? tile.frame.columns - 2 : tile.captionColumns)
    guard picture.fault == nil else { return }
    for (index, scorer) in state.scorers.prefix(GridLayout(state).scoreLines).enumerated() {
      painter.write(
        caption.score(of: picture, by: scorer, columns: tile.captionColumns),
        row: start.row + 1 + index, column: start.column, columns: tile.captionColumns)
    }
  }

  /// A bar at the right edge, where there is more than is visible.
  private static func drawScrollBar(
    _ state: BrowserState, grid: GridLayout, with painter: inout Painter
  ) {
    let total = grid.rows(of: state.arrangement?.pictures.count ?? 0)
    guard total > grid.visibleRows, grid.area.rows > 0 else { return }
    let rows = grid.area.rows
    let length = max(1, rows * grid.visibleRows / total)
    let start = (rows - length) * state.scroll.gridRow / (total - grid.visibleRows)
    for row in start..<(start + length) {
      painter.write(
        painter.glyphs.scrollThumb, .border, row: grid.area.row + row,
        column: grid.area.endColumn, columns: 1)
    }
  }
}
