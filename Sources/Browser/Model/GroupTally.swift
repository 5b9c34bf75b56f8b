internal import Curation
internal import Scorers
internal import Store

/// What can be counted in a group, kept up to date change by change.
package struct GroupTally: Sendable, Hashable {
  package var pictures = 0
  package var accepted = 0
  package var rejected = 0
  /// Pictures that every shown scorer has scored, or cannot score.
  package var settled = 0

  /// Counts a picture in (`by` 1) or out (`by` -1).
  mutating func count(_ picture: Picture, scorers: [ScorerID], by weight: Int) {
    pictures += weight
    switch picture.judgement.decision {
    case .accepted: accepted += weight
    case .rejected: rejected += weight
    case nil: break
    }
    if picture.isSettled(for: scorers) { settled += weight }
  }
}

extension Picture {
  /// Whether nothing more is to be expected of these scorers.
  func isSettled(for scorers: [ScorerID]) -> Bool {
    fault != nil
      || scorers.allSatisfy { scorer in
        switch scores[scorer] {
        case .exact, .impossible: true
        case .pending, nil: false
        }
      }
  }
}
