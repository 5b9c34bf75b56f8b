package import Curation
package import Scorers

/// The cursor's group as each scorer ranks it, as a dataset's people do, and as the person does.
///
/// Kept beside the gallery, as ``Arrangement`` is, so that a frame costs what is visible.
package struct Rankings: Sendable, Equatable {
  package let group: GroupID
  /// Each scorer's ranking; what it has not scored follows.
  private(set) var arrangements: [Arrangement]
  /// What a dataset's people say, where there are any, and the person's own ranking.
  package private(set) var humans: [HumanRanking] = []
  package private(set) var agreement: RankingsAgreement
  /// The pictures on which the scorers disagree most, the most first, with how much; `nil` while
  /// each column has its best first.
  package private(set) var disputed: [Disputed]?
  package let scorers: [ScorerID]
  /// Whether scores or judgements came in since what depends on all of them was computed.
  private var isStale = false

  /// A picture and its ``Disagreement/disputes(_:)``.
  package struct Disputed: Sendable, Equatable {
    package let picture: PictureID
    /// `nil` where fewer than two scorers rank it.
    package let share: Double?
  }

  /// Ranks a group of a gallery.
  init(of group: PromptGroup, in gallery: Gallery, scorers: [ScorerID]) {
    self.group = group.id
    self.scorers = scorers
    arrangements = scorers.map {
      Arrangement(of: group, in: gallery, sort: .scorer($0), scorers: [$0])
    }
    humans = Self.humans(group, gallery)
    agreement = RankingsAgreement(of: group, in: gallery, scorers: scorers, humans: humans)
  }

  /// The columns: one a scorer, then those of people.
  package var columns: Int { scorers.count + humans.count }

  /// Whose a column is.
  package func voice(of column: Int) -> Voice {
    scorers.indices.contains(column)
      ? .scorer(scorers[column]) : humans[column - scorers.count].voice
  }

  /// The scorer of a column; `nil` for people's.
  package func scorer(of column: Int) -> ScorerID? {
    scorers.indices.contains(column) ? scorers[column] : nil
  }

  /// A column's pictures, best first; those that a scorer gives no rank are at its end.
  package func pictures(of column: Int) -> [PictureID] {
    arrangements.indices.contains(column)
      ? arrangements[column].pictures : humans[column - scorers.count].pictures
  }

  /// How many pictures of a column have a rank in it.
  package func rankedCount(of column: Int) -> Int {
    arrangements.indices.contains(column)
      ? arrangements[column].count(of: scorers[column])
      : humans[column - scorers.count].pictures.count
  }

  /// The rank that a column gives a picture, 1 for the best.
  package func rank(of picture: Picture, in column: Int) -> Int? {
    guard arrangements.indices.contains(column) else {
      // A dataset may say anything for a rank.
      return humans[column - scorers.count][picture.id].map { Int(min(max($0, 0), 1e9).rounded()) }
    }
    return picture.rankable(scorers[column]).map {
      arrangements[column].rank(of: $0, by: scorers[column])
    }
  }

  // MARK: - Changes

  /// Takes in that pictures are no longer of the group, or are of it now; one that is in both has
  /// other scores or another judgement now.
  mutating func replace(_ old: [Picture], with new: [Picture]) {
    for column in arrangements.indices { arrangements[column].replace(old, with: new) }
    isStale = true
  }

  /// Computes what does not follow single changes, if there were any.
  mutating func refresh(_ gallery: Gallery) {
    guard isStale, let group = gallery[group] else { return }
    isStale = false
    humans = Self.humans(group, gallery)
    agreement = RankingsAgreement(of: group, in: gallery, scorers: scorers, humans: humans)
    // In a large group the disputed stay as they were found: every score would sort all of it.
    if disputed != nil, group.pictures.count <= RankingsAgreement.most {
      findDisputed(group, gallery)
    }
  }

  /// Puts the most disputed pictures first, or each column's best again.
  mutating func toggleDisputed(_ gallery: Gallery) {
    guard disputed == nil, let group = gallery[group] else { return disputed = nil }
    findDisputed(group, gallery)
  }

  private static func humans(_ group: PromptGroup, _ gallery: Gallery) -> [HumanRanking] {
    let people = HumanRanking(.people, of: group, in: gallery)
    return (people.pictures.isEmpty ? [] : [people])
      + [HumanRanking(.you, of: group, in: gallery)]
  }

  private mutating func findDisputed(_ group: PromptGroup, _ gallery: Gallery) {
    let scores = scorers.map { scorer in group.pictures.map { gallery[$0].rankable(scorer) } }
    let disputes = scores.isEmpty ? group.pictures.map { _ in nil } : Disagreement.disputes(scores)
    disputed = zip(group.pictures, disputes).map { Disputed(picture: $0, share: $1) }
      .sorted { ($1.share ?? -1, $0.picture) < ($0.share ?? -1, $1.picture) }
  }
}
