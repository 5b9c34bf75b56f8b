package import Scorers
package import Store

/// What a session tells whoever shows the gallery.
package enum GalleryChange: Sendable, Equatable {
  /// Pictures were found; their ids follow those so far.
  case found([Picture])
  /// The folders have been read to the end.
  case scanned
  /// A picture's content is known, and with it what the library remembers.
  case identified(PictureID, ContentDigest, Judgement, [ScorerID: ScoreState])
  /// A group has an order by hand, or none any more.
  case ordered(GroupID, [PictureID]?)
  /// Which pictures of a group's order by hand are as good as the one before them.
  case tied(GroupID, Set<PictureID>)
  /// All that was answered in duels of a group so far.
  case answered(GroupID, [Duel.Answer])
  /// A person's judgement changed.
  case judged(PictureID, Judgement)
  /// A score became known, pending or impossible.
  case scored(PictureID, ScorerID, ScoreState)
  /// A picture cannot be used, for this reason.
  case failed(PictureID, String)
  /// Something went wrong beside single pictures, in words for the person.
  case reported(String)
  /// How far scoring is.
  case progress(ScoringProgress)
}

/// How far scoring is.
package struct ScoringProgress: Sendable, Equatable {
  /// Scores that are known, or cannot be.
  package var done: Int
  /// Scores that were asked for.
  package var total: Int
  /// Seconds a score, over the last of them; `nil` before the first is done.
  package var secondsEach: Double?
  /// Whether the person has stopped it for a while.
  package var isPaused: Bool

  /// Progress of `done` out of `total`.
  package init(done: Int, total: Int, secondsEach: Double? = nil, isPaused: Bool = false) {
    self.isPaused = isPaused
    self.done = done
    self.total = total
    self.secondsEach = secondsEach
  }

  /// Seconds until all is done; `nil` where nothing tells.
  package var secondsLeft: Double? {
    isPaused ? nil : secondsEach.map { $0 * Double(total - done) }
  }
}

extension Gallery {
  /// Takes a change in.
  package mutating func apply(_ change: GalleryChange) {
    switch change {
    case .found(let pictures):
      for picture in pictures { append(picture) }
    case .identified(let id, let digest, let judgement, let scores):
      self[id].digest = digest
      self[id].judgement = judgement
      self[id].scores.merge(scores) { _, new in new }
    case .ordered(let group, let order): setOrder(order, of: group)
    case .tied(let group, let ties): setTies(ties, of: group)
    case .judged(let id, let judgement): self[id].judgement = judgement
    case .scored(let id, let scorer, let state): self[id].scores[scorer] = state
    case .failed(let id, let reason): self[id].fault = reason
    case .scanned, .answered, .reported, .progress: break
    }
  }
}
