internal import Scorers

/// What the scorers say of pictures that are new, filled in for each.
///
/// Most pictures get one of three lists, which they then share.
struct FirstScores {
  private let scorers: [ScorerID]
  private let lost: [ScorerID: String]
  private var lists: [Kind: ScoreList] = [:]

  private struct Kind: Hashable {
    let isBroken: Bool
    let hasPrompt: Bool
  }

  /// Scores by `scorers`; those of the lost cannot be had, for the reason beside each.
  init(scorers: [ScorerID], lost: [ScorerID: String]) {
    self.scorers = scorers
    self.lost = lost
  }

  /// Fills in what a picture does not have already.
  mutating func fill(_ picture: inout Picture) {
    let list = list(Kind(isBroken: picture.fault != nil, hasPrompt: picture.prompt != nil))
    guard !picture.scores.isEmpty else {
      picture.scores = list
      return
    }
    for (scorer, state) in list where picture.scores[scorer] == nil {
      picture.scores[scorer] = state
    }
  }

  private mutating func list(_ kind: Kind) -> ScoreList {
    if let list = lists[kind] { return list }
    var list = ScoreList()
    for scorer in scorers { list[scorer] = state(scorer, kind) }
    for (scorer, reason) in lost { list[scorer] = .impossible(reason) }
    lists[kind] = list
    return list
  }

  private func state(_ scorer: ScorerID, _ kind: Kind) -> ScoreState {
    if kind.isBroken { return .impossible("the picture cannot be read") }
    return kind.hasPrompt || !scorer.needsPrompt ? .pending : .impossible("no prompt is known")
  }
}
