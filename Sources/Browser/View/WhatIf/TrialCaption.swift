internal import Curation
internal import Scorers
internal import Terminal

/// What stands below a picture on which another prompt is tried: its rank and score for that prompt,
/// and what they are for its own.
struct TrialCaption {
  let trial: PromptTrial
  let glyphs: Glyphs
  let figures: Figures
  private let decisions: ScoreCaption

  /// The captions of a trial.
  init(trial: PromptTrial, state: BrowserState, painter: Painter) {
    self.trial = trial
    glyphs = painter.glyphs
    figures = painter.figures
    decisions = ScoreCaption(state: state, glyphs: painter.glyphs, figures: painter.figures)
  }

  /// Draws the rank into the frame's last row and as many `lines` below it.
  func draw(
    _ picture: Picture, below tile: Tile, lines: Int, isCurrent: Bool, _ painter: inout Painter
  ) {
    let start = tile.caption
    var mark = Line(isCurrent ? " " : "")
    mark.add(decisions.decision(of: picture))
    mark.add(rank(of: picture.id))
    if isCurrent { mark.add(" ") }
    painter.write(
      mark, row: start.row, column: start.column - (isCurrent ? 1 : 0),
      columns: isCurrent ? tile.frame.columns - 2 : tile.captionColumns)
    // What is wrong with a picture stands in its place.
    guard picture.fault == nil else { return }
    let columns = tile.captionColumns
    for (index, line) in [score(of: picture.id, columns), own(of: picture)].prefix(lines)
      .enumerated()
    {
      painter.write(line, row: start.row + 1 + index, column: start.column, columns: columns)
    }
  }

  /// The rank, and how many places it is from that for the picture's own prompt.
  private func rank(of picture: PictureID) -> Line {
    guard !trial.isBlank, let rank = trial.ranks[picture] else { return Line() }
    var line = Line(" #\(figures.count(rank))")
    if let own = trial.ownRanks[picture], own != rank {
      let role: Role = rank < own ? .gain : .loss
      line.add(
        " \(rank < own ? glyphs.ascending : glyphs.descending)\(figures.count(abs(own - rank)))",
        role)
    }
    return line
  }

  private func score(of picture: PictureID, _ columns: Int) -> Line {
    let name = trial.scorer.abbreviation
    var line = Line(name + " ", .muted)
    if let reason = trial.failures[picture] {
      line.add("\(glyphs.impossible) \(String(reason.prefix(200)).onOneLine)", .muted)
      return line
    }
    guard let (score, isCurrent) = trial.score(of: picture) else {
      line.add(trial.isBlank ? glyphs.impossible : glyphs.pending, .pending)
      return line
    }
    let text = figures.score(score.value, of: trial.scorer)
    guard isCurrent else {
      line.add(text + glyphs.pending, .pending)
      return line
    }
    let isBest = trial.ranks[picture] == 1 && trial.pictures.count > 1
    line.add(text, isBest ? .accent : .text)
    line.pad(to: name.count + 7)
    let bar = glyphs.bar(trial.share(of: score.value), columns: min(10, columns - line.width))
    line.add(bar, isBest ? .barBest : .bar)
    return line
  }

  private func own(of picture: Picture) -> Line {
    var line = Line("was ", .muted)
    guard let value = picture.rankable(trial.scorer) else {
      line.add(glyphs.dash, .muted)
      return line
    }
    line.add(figures.score(value, of: trial.scorer), .muted)
    if let rank = trial.ownRanks[picture.id] { line.add(" #\(figures.count(rank))", .muted) }
    return line
  }
}
