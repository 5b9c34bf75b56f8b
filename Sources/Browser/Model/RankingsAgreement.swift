package import Curation
internal import Scorers

/// How the columns of the rankings agree with one another.
package struct RankingsAgreement: Sendable, Equatable {
  /// Of a larger group so many pictures, evenly chosen, stand for all: each score that arrives
  /// computes this anew.
  static let most = 1000

  /// Kendall's τ-b of every two columns; `nil` where it is not defined.
  package let taus: [[Double?]]
  /// Whom the scorers are held against: the person, or a dataset's people as long as the person said
  /// nothing.
  package let judge: Voice
  /// Each scorer's agreement with them.
  package let withJudge: [Agreement]
  /// How many pictures stand for the group; `nil` where all do.
  package let sample: Int?

  /// The agreement of scorers with one another and with people.
  init(
    of group: PromptGroup, in gallery: Gallery, scorers: [ScorerID], humans: [HumanRanking]
  ) {
    let count = group.pictures.count
    let chosen =
      count <= Self.most
      ? group.pictures : (0..<Self.most).map { group.pictures[$0 * count / Self.most] }
    sample = count <= Self.most ? nil : Self.most
    let scores = scorers.map { scorer in chosen.map { gallery[$0].rankable(scorer) } }
    let ranks = humans.map { human in chosen.map { human[$0] } }
    let opinions = scores + ranks.map { $0.map { $0.map { -$0 } } }
    var taus = opinions.map { _ in opinions.map { _ in Double?.none } }
    for one in opinions.indices {
      for other in opinions.indices where other > one {
        let tau = RankCorrelation.kendallTauB(opinions[one], opinions[other])
        taus[one][other] = tau
        taus[other][one] = tau
      }
    }
    self.taus = taus
    let judge = humans.lastIndex { !$0.pictures.isEmpty }
    self.judge = judge.map { humans[$0].voice } ?? .you
    withJudge = scores.map { scores in
      var agreement = Agreement()
      if let judge { agreement.add(scores: scores, ranks: ranks[judge]) }
      return agreement
    }
  }
}
