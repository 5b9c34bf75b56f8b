internal import Curation
internal import Scorers
internal import Terminal

/// Another prompt that is tried on the group, and how it would rank the pictures.
enum WhatIfScreen {
  /// Draws the prompt with its words' signs, and below it the pictures, best first.
  static func draw(
    _ state: BrowserState, thumbnail: (PictureID, Rectangle) -> Thumbnail?,
    with painter: inout Painter
  ) {
    guard let trial = state.trial else { return }
    let layout = WhatIfLayout(state, trial)
    drawHeading(trial, of: state, in: layout.heading, with: &painter)
    painter.on(.input) { drawPrompt(layout, with: &$0) }
    let weights = WordWeightsText(trial: trial, state: state, glyphs: painter.glyphs)
    if let area = layout.strongest {
      painter.write(
        weights.line(columns: area.columns), row: area.row, column: area.column,
        columns: area.columns)
    }
    if let area = layout.table {
      for (index, line) in weights.table(area).enumerated() {
        painter.write(line, row: area.row + index, column: area.column, columns: area.columns)
      }
    }
    for (id, tile) in tiles(trial, state, layout) {
      let picture = state.gallery[id]
      let isCurrent = id == state.cursor?.picture
      if isCurrent { painter.box(tile.frame, painter.glyphs.heavy, .borderFocused) }
      PictureBox.draw(picture, in: tile.box, state: state, thumbnail: thumbnail, with: &painter)
      TrialCaption(trial: trial, state: state, painter: painter)
        .draw(picture, below: tile, lines: layout.grid.scoreLines, isCurrent: isCurrent, &painter)
    }
  }

  private static func drawHeading(
    _ trial: PromptTrial, of state: BrowserState, in area: Rectangle, with painter: inout Painter
  ) {
    let figures = painter.figures
    var right = Line()
    if let picture = state.cursor?.picture, let (score, isCurrent) = trial.score(of: picture),
      isCurrent, score.tokensUsed < score.tokensTotal
    {
      let text = "scored \(score.tokensUsed) of \(score.tokensTotal) tokens"
      if text.count + 24 <= area.columns { right.add(text, .fault) }
    }
    let count = trial.pictures.count
    if !trial.isBlank, trial.answered < count {
      if right.width > 0 { right.add("  ") }
      right.add(
        "\(painter.glyphs.pending) \(figures.count(trial.answered)) of \(figures.count(count))",
        .pending)
    }
    painter.writeRight(
      right, row: area.row, endColumn: area.endColumn, columns: area.columns)
    var left = Line("what if", .title)
    left.add("  by ", .muted)
    left.add(trial.scorer.title, .accent)
    if trial.groupCount > count {
      let all = figures.count(trial.groupCount)
      left.add("  the first \(figures.count(count)) of \(all)", .muted)
    }
    left.add(trial.isOwnPrompt ? "  the prompt as it is" : "  another prompt", .muted)
    let room = area.columns - right.width - (right.width > 0 ? 2 : 0)
    painter.write(left, row: area.row, column: area.column, columns: room)
  }

  private static func drawPrompt(_ layout: WhatIfLayout, with painter: inout Painter) {
    let area = layout.editor
    painter.clear(area)
    let visible = layout.prompt.lines.dropFirst(layout.firstLine).prefix(area.rows / 2)
    for (index, line) in visible.enumerated() {
      let row = area.row + index * 2
      painter.write(line.words, row: row, column: area.column, columns: area.columns)
      painter.write(line.signs, row: row + 1, column: area.column, columns: area.columns)
    }
  }

  /// The pictures that are visible, and where.
  private static func tiles(
    _ trial: PromptTrial, _ state: BrowserState, _ layout: WhatIfLayout
  ) -> [(PictureID, Tile)] {
    let top = state.scroll.trialRow
    return layout.grid.visiblePlaces(of: trial.pictures.count, top: top).map {
      (trial.pictures[$0], layout.grid.tile(at: $0, top: top))
    }
  }

  /// The thumbnails that are on the screen, and the cells that each may take.
  static func boxes(_ state: BrowserState) -> [(PictureID, Rectangle)] {
    state.trial.map { trial in
      tiles(trial, state, WhatIfLayout(state, trial)).map { ($0, $1.box) }
    } ?? []
  }

  /// Scrolls so that the cursor's picture is visible.
  static func reveal(_ state: inout BrowserState) {
    guard state.mainView == .whatIf, let trial = state.trial, let cursor = state.cursor else {
      return
    }
    let grid = WhatIfLayout(state, trial).grid
    let row = (trial.pictures.firstIndex(of: cursor.picture) ?? 0) / grid.columns
    let last = max(0, grid.rows(of: trial.pictures.count) - grid.visibleRows)
    let least = max(0, row - grid.visibleRows + 1)
    state.scroll.trialRow = min(max(state.scroll.trialRow, least), row, last)
  }
}
