package import Curation
package import Scorers

/// The cursor's group as each scorer ranks it, and as the person does.
///
/// Kept beside the gallery, as ``Arrangement`` is, so that a frame costs what is visible.
package struct Rankings: Sendable, Equatable {
  package let group: GroupID
  /// Each scorer's ranking; what it has not scored follows.
  private(set) var arrangements: [Arrangement]
  /// The person's own ranking, best first, and each of its pictures' ranks.
  private(set) var ownPictures: [PictureID] = []
  private var ownRanks: [PictureID: Int] = [:]
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
    agreement = RankingsAgreement(of: group, in: gallery, scorers: scorers)
    rankOwn(group, gallery)
  }

  /// The columns: one a scorer, and the person's own.
  package var columns: Int { scorers.count + 1 }

  /// The scorer of a column; `nil` for the person's own.
  package func scorer(of column: Int) -> ScorerID? {
    scorers.indices.contains(column) ? scorers[column] : nil
  }

  /// A column's pictures, best first; those at the end that have no rank in it are there too.
  package func pictures(of column: Int) -> [PictureID] {
    arrangements.indices.contains(column) ? arrangements[column].pictures : ownPictures
  }

  /// How many pictures of a column have a rank in it.
  package func rankedCount(of column: Int) -> Int {
    arrangements.indices.contains(column)
      ? arrangements[column].count(of: scorers[column]) : ownPictures.count
  }

  /// The rank that a column gives a picture, 1 for the best.
  package func rank(of picture: Picture, in column: Int) -> Int? {
    guard arrangements.indices.contains(column) else { return ownRanks[picture.id] }
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
    agreement = RankingsAgreement(of: group, in: gallery, scorers: scorers)
    rankOwn(group, gallery)
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

  private mutating func rankOwn(_ group: PromptGroup, _ gallery: Gallery) {
    let ranked = zip(group.pictures, OwnRanking.ranks(of: group, in: gallery))
      .compactMap { id, rank in rank.map { (id, $0) } }
    ownRanks = Dictionary(ranked, uniquingKeysWith: { first, _ in first })
    ownPictures = ranked.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private mutating func findDisputed(_ group: PromptGroup, _ gallery: Gallery) {
    let scores = scorers.map { scorer in group.pictures.map { gallery[$0].rankable(scorer) } }
    let disputes = scores.isEmpty ? group.pictures.map { _ in nil } : Disagreement.disputes(scores)
    disputed = zip(group.pictures, disputes).map { Disputed(picture: $0, share: $1) }
      .sorted { ($1.share ?? -1, $0.picture) < ($0.share ?? -1, $1.picture) }
  }
}
