internal import Curation
internal import Scorers
internal import Store
internal import Terminal

/// One picture in one column of the rankings.
struct RankingEntry: Equatable {
  let picture: PictureID
  let column: Int
  let area: Rectangle
  /// Whether the picture before it has the same rank.
  let isTied: Bool

  /// The entries that are on the screen of a state.
  static func visible(
    in state: BrowserState, _ rankings: Rankings, _ layout: RankingsLayout
  ) -> [RankingEntry] {
    let top = state.scroll.ranking
    return layout.columns.flatMap { column in
      let shown = rankings.disputed?.map(\.picture) ?? rankings.pictures(of: column)
      let places = top..<max(top, min(shown.count, top + layout.visibleEntries))
      return places.map { place in
        let rank = rankings.rank(of: state.gallery[shown[place]], in: column)
        let before =
          place > 0 ? rankings.rank(of: state.gallery[shown[place - 1]], in: column) : nil
        return RankingEntry(
          picture: shown[place], column: column, area: layout.entry(place - top, in: column),
          isTied: rankings.disputed == nil && rank != nil && rank == before)
      }
    }
  }

  /// Draws the thumbnail where there is one, and what the column says of the picture.
  func draw(
    _ state: BrowserState, _ rankings: Rankings, _ layout: RankingsLayout,
    thumbnail: (PictureID, Rectangle) -> Thumbnail?, with painter: inout Painter
  ) {
    let picture = state.gallery[picture]
    let isCurrent = self.picture == state.cursor?.picture
    let role: Role =
      !isCurrent ? .text : column == state.rankingColumn ? .cursor : .selection
    if isCurrent {
      let rows = layout.thumbnail(in: area).rows
      let sign = rows > 1 ? painter.glyphs.heavy.vertical : painter.glyphs.pointer
      let mark = Line(sign, column == state.rankingColumn ? .accent : .text)
      for row in 0..<rows {
        painter.write(mark, row: area.row + row, column: area.column, columns: 1)
      }
    } else if isTied {
      painter.write("=", .muted, row: area.row, column: area.column, columns: 1)
    }
    let start = area.column + 1 + (layout.thumbnailColumns > 0 ? layout.thumbnailColumns + 1 : 0)
    let columns = area.endColumn - start
    if layout.thumbnailColumns > 0 {
      PictureBox.draw(
        picture, in: layout.thumbnail(in: area), state: state, thumbnail: thumbnail,
        with: &painter)
    }
    let lines = lines(of: picture, state, rankings, columns: columns, role, painter)
    for (index, line) in lines.prefix(area.rows).enumerated() {
      painter.write(line, row: area.row + index, column: start, columns: columns)
    }
  }

  /// One line of text, or several beside a thumbnail.
  private func lines(
    of picture: Picture, _ state: BrowserState, _ rankings: Rankings, columns: Int, _ role: Role,
    _ painter: Painter
  ) -> [Line] {
    let largest = painter.figures.count(state.group?.pictures.count ?? 0)
    let number = painter.figures.count(state.number(of: picture.id))
      .padded(to: largest.displayWidth, .right)
    var value = value(of: picture, rankings, painter)
    if rankings.disputed != nil, rankings.voice(of: column) != .people,
      let rank = rankings.rank(of: picture, in: column)
    {
      value = value.isEmpty ? "#\(rank)" : "#\(rank) " + value
    }
    let caption = ScoreCaption(state: state, glyphs: painter.glyphs, figures: painter.figures)
    var line = Line(number, role)
    guard area.rows > 1 else {
      // The sign of the decision stands in every column, where one looks for what one rejected.
      let isDecided = picture.judgement.decision != nil
      let sign = isDecided ? caption.decision(of: picture) : Line(" ", role)
      if role == .text { line.add(sign) } else { line.add(sign.text, role) }
      let room = columns - line.width - value.displayWidth - 1
      // The first letters of names tell nothing: most have them in common.
      if room >= min(12, picture.stem.displayWidth) {
        line.add(picture.stem.truncated(to: room, ellipsis: painter.glyphs.ellipsis), role)
      }
      let gap = max(0, columns - line.width - value.displayWidth)
      line.add(String(repeating: " ", count: gap) + value, role)
      return [line]
    }
    let room = max(1, columns - line.width - 1)
    line.add(" " + picture.stem.truncated(to: room, ellipsis: painter.glyphs.ellipsis), role)
    line.add(String(repeating: " ", count: max(0, columns - line.width)), role)
    let verdicts = [caption.verdict(of: picture), caption.verdict(of: picture, inWords: false)]
    return [line] + (value.isEmpty ? [] : [Line(value, .accent)])
      + [verdicts.first { $0.width <= columns } ?? caption.decision(of: picture)]
  }

  /// What the column says: a score, a rank, or the stars that the person gave.
  private func value(of picture: Picture, _ rankings: Rankings, _ painter: Painter) -> String {
    let glyphs = painter.glyphs
    let scorer: ScorerID
    switch rankings.voice(of: column) {
    case .scorer(let id): scorer = id
    case .people:
      return rankings.rank(of: picture, in: column).map { "#\($0)" } ?? glyphs.dash
    case .you:
      // Those are told below the value of a tall entry.
      guard area.rows == 1 else { return "" }
      return String(repeating: glyphs.star, count: min(5, max(0, picture.judgement.stars)))
    }
    return switch picture.scores[scorer] {
    case .exact(let score): painter.figures.score(score.value, of: scorer)
    case .impossible: glyphs.impossible
    case .pending: glyphs.pending
    case nil: ""
    }
  }
}

extension BrowserState {
  /// The number by which a picture goes within its group: its place among the files, from 1.
  func number(of picture: PictureID) -> Int {
    // The pictures of a group are in the order of the files, whose ids rise.
    let pictures = gallery[gallery.group(of: picture)]?.pictures ?? []
    var (low, high) = (0, pictures.count)
    while low < high {
      let middle = (low + high) / 2
      if pictures[middle] < picture { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}

extension Picture {
  /// The file's name without its ending, on one line.
  var stem: String {
    let name = name.onOneLine
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
