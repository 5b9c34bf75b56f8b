package import Scorers
package import Store

/// What a session tells whoever shows the gallery.
package enum GalleryChange: Sendable, Equatable {
  /// Pictures were found; their ids follow those so far.
  case found([Picture])
  /// The files of pictures are gone; so are their groups, where nothing is left in them.
  case removed([PictureID])
  /// Other pictures are in the place of some.
  case replaced([Replacement])
  /// The pictures are grouped by something else; orders by hand follow.
  case regrouped(Grouping)
  /// The folders have been read to the end.
  case scanned
  /// A picture's content is known, and with it what the library remembers.
  case identified(PictureID, ContentDigest, Judgement, ScoreList)
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

/// A picture that takes another's place.
///
/// The file was written anew or renamed, or other words than before are known of how it was made:
/// whatever is still under way for the old one must not be taken for the new one's.
package struct Replacement: Sendable, Equatable {
  /// The picture that was.
  package let old: PictureID
  /// The picture that is, with what still holds of the old one.
  package let picture: Picture

  /// `picture` in the place of `old`.
  package init(_ old: PictureID, by picture: Picture) {
    self.old = old
    self.picture = picture
  }
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
      append(pictures)
    case .removed(let ids): remove(ids)
    case .replaced(let replacements): replace(replacements)
    case .regrouped(let grouping): regroup(by: grouping)
    case .identified(let id, let digest, let judgement, let scores):
      self[id].digest = digest
      self[id].judgement = judgement
      self[id].scores.merge(scores)
    case .ordered(let group, let order): setOrder(order, of: group)
    case .tied(let group, let ties): setTies(ties, of: group)
    case .judged(let id, let judgement): self[id].judgement = judgement
    case .scored(let id, let scorer, let state): self[id].scores[scorer] = state
    case .failed(let id, let reason): self[id].fault = reason
    case .scanned, .answered, .reported, .progress: break
    }
  }
}
