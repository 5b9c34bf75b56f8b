internal import Curation
internal import Scorers
internal import Store
internal import Terminal

/// What stands below a thumbnail.
struct ScoreCaption {
  let state: BrowserState
  let glyphs: Glyphs
  let figures: Figures

  /// The decision, the rank in the order that is shown, the stars.
  func mark(of picture: Picture) -> Line {
    var line = decision(of: picture)
    if let rank = rank(of: picture) { line.add(" #\(rank)") }
    if picture.judgement.stars > 0 {
      line.add(" " + String(repeating: glyphs.star, count: min(5, picture.judgement.stars)), .star)
    }
    return line
  }

  /// The sign of a picture's decision.
  func decision(of picture: Picture) -> Line {
    switch picture.judgement.decision {
    case .accepted: Line(glyphs.accepted, .accepted)
    case .rejected: Line(glyphs.rejected, .rejected)
    case nil: Line(glyphs.undecided, .undecided)
    }
  }

  /// A picture's decision in a sign and, where there is room, a word; and its stars.
  func verdict(of picture: Picture, inWords: Bool = true) -> Line {
    var line = decision(of: picture)
    if inWords { line.add(" " + (picture.judgement.decision?.rawValue ?? "undecided"), .muted) }
    let stars = min(5, max(0, picture.judgement.stars))
    if stars > 0 { line.add(" " + String(repeating: glyphs.star, count: stars), .star) }
    return line
  }

  /// One scorer's value with a bar for its place within the group, or why there is none.
  func score(of picture: Picture, by scorer: ScorerID, columns: Int) -> Line {
    var line = Line(scorer.abbreviation + " ", .muted)
    switch picture.scores[scorer] {
    case nil: break
    case .pending: line.add(glyphs.pending, .pending)
    case .impossible(let reason):
      line.add("\(glyphs.impossible) \(String(reason.prefix(200)).onOneLine)", .muted)
    case .exact(let score):
      let isBest = isBest(score.value, by: scorer)
      line.add(figures.score(score.value, of: scorer), isBest ? .accent : .text)
      line.pad(to: scorer.abbreviation.count + 7)
      line.add(bar(score.value, by: scorer, columns: min(10, columns - line.width)))
    }
    return line
  }

  /// A bar for a value's place within the group.
  func bar(_ value: Double, by scorer: ScorerID, columns: Int) -> Line {
    guard let arrangement = state.arrangement, !value.isNaN else { return Line() }
    let share = arrangement.share(of: value, by: scorer)
    return Line(
      glyphs.bar(share, columns: columns), isBest(value, by: scorer) ? .barBest : .bar)
  }

  /// Whether a value is the group's highest; one alone is nothing special.
  private func isBest(_ value: Double, by scorer: ScorerID) -> Bool {
    guard let arrangement = state.arrangement, !value.isNaN else { return false }
    return arrangement.count(of: scorer) > 1 && arrangement.rank(of: value, by: scorer) == 1
  }

  private func rank(of picture: Picture) -> Int? {
    guard let arrangement = state.arrangement else { return nil }
    guard let scorer = rankingScorer else { return arrangement.rankByHand(of: picture.id) }
    return picture.rankable(scorer).map { arrangement.rank(of: $0, by: scorer) }
  }

  /// The scorer whose ranks are shown; `nil` where the person's own are.
  private var rankingScorer: ScorerID? {
    switch state.effectiveSort {
    case .byHand: nil
    case .scorer(let scorer): scorer
    case .name: state.scorers.first
    }
  }
}
