internal import Curation
internal import Scorers
internal import Terminal

/// The group as each scorer ranks it and as the person does, column by column.
enum RankingsScreen {
  /// Draws the columns, and below them how far they agree.
  static func draw(
    _ state: BrowserState, thumbnail: (PictureID, Rectangle) -> Thumbnail?,
    with painter: inout Painter
  ) {
    guard let rankings = state.rankings, let group = state.group else { return }
    let layout = RankingsLayout(state)
    painter.write(
      group.title(by: state.gallery.grouping), group.id == .withoutPrompt ? .muted : .title,
      row: layout.prompt.row, column: layout.prompt.column, columns: layout.prompt.columns)
    drawHeadings(state, rankings, layout, with: &painter)
    drawNumbers(state, rankings, layout, with: &painter)
    for entry in RankingEntry.visible(in: state, rankings, layout) {
      entry.draw(state, rankings, layout, thumbnail: thumbnail, with: &painter)
    }
    if let area = layout.agreement {
      AgreementMatrix(state: state, rankings: rankings).draw(in: area, with: &painter)
    }
  }

  /// Each column's title, and the rank that it gives the cursor's picture.
  private static func drawHeadings(
    _ state: BrowserState, _ rankings: Rankings, _ layout: RankingsLayout,
    with painter: inout Painter
  ) {
    for column in layout.columns {
      let area = layout.entry(0, in: column)
      let voice = rankings.voice(of: column)
      let title = voice.title.displayWidth < area.columns ? voice.title : voice.short
      let isFocused = column == state.rankingColumn
      painter.write(
        isFocused ? "\(painter.glyphs.pointer)\(title)" : " \(title)",
        isFocused ? .accent : .muted, row: layout.headings.row, column: area.column,
        columns: area.columns)
      guard let picture = state.picture else { continue }
      painter.write(
        rank(of: picture, in: column, rankings, painter), row: layout.headings.row + 1,
        column: area.column + 1, columns: area.columns - 1)
    }
  }

  private static func rank(
    of picture: Picture, in column: Int, _ rankings: Rankings, _ painter: Painter
  ) -> Line {
    let figures = painter.figures
    guard let rank = rankings.rank(of: picture, in: column) else {
      return Line(rankings.scorer(of: column) == nil ? "not ranked" : "no score", .muted)
    }
    var line = Line("#\(figures.count(rank))", .text)
    line.add(" of \(figures.count(rankings.rankedCount(of: column)))", .muted)
    return line
  }

  /// The numbers at the left: places, or with the most disputed first how far apart they are.
  private static func drawNumbers(
    _ state: BrowserState, _ rankings: Rankings, _ layout: RankingsLayout,
    with painter: inout Painter
  ) {
    let columns = RankingsLayout.gutter - 1
    let top = state.scroll.ranking
    if let disputed = rankings.disputed {
      let title = Line("apart", .muted)
      painter.write(title, row: layout.headings.row + 1, column: 0, columns: columns + 1)
      for (index, entry) in disputed.dropFirst(top).prefix(layout.visibleEntries).enumerated() {
        let text = entry.share.map { "\(Int(($0 * 100).rounded()))%" } ?? painter.glyphs.dash
        painter.writeRight(
          Line(text, .muted), row: layout.entry(index, in: 0).row, endColumn: columns,
          columns: columns)
      }
    } else {
      let count = layout.columns.map { rankings.pictures(of: $0).count }.max() ?? 0
      for index in 0..<max(0, min(layout.visibleEntries, count - top)) {
        painter.writeRight(
          Line(painter.figures.count(top + index + 1), .muted), row: layout.entry(index, in: 0).row,
          endColumn: columns, columns: columns)
      }
    }
  }

  /// The furthest that the entries can be scrolled, and how far they must be so that the cursor's
  /// picture is visible in the column that has the keys.
  static func reveal(_ state: inout BrowserState) {
    guard state.mainView == .rankings, let rankings = state.rankings, let cursor = state.cursor
    else { return }
    state.rankingColumn = min(max(0, state.rankingColumn), rankings.columns - 1)
    let layout = RankingsLayout(state)
    let lists =
      rankings.disputed.map { [$0.count] }
      ?? (0..<rankings.columns).map { rankings.pictures(of: $0).count }
    let last = max(0, (lists.max() ?? 0) - layout.visibleEntries)
    var top = min(max(0, state.scroll.ranking), last)
    if let place = state.shownRanking.firstIndex(of: cursor.picture) {
      top = min(max(top, place - layout.visibleEntries + 1), place)
    }
    state.scroll.ranking = top
  }

  /// The thumbnails that are on the screen, and the cells that each may take; of a picture that
  /// stands in several columns there are several.
  static func boxes(_ state: BrowserState) -> [(PictureID, Rectangle)] {
    let layout = RankingsLayout(state)
    guard let rankings = state.rankings, layout.thumbnailColumns > 0 else { return [] }
    return RankingEntry.visible(in: state, rankings, layout)
      .map { ($0.picture, layout.thumbnail(in: $0.area)) }
  }
}
