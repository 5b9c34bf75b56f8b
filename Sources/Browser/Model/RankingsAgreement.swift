package import Curation
internal import Scorers

/// How the columns of the rankings agree with one another.
package struct RankingsAgreement: Sendable, Equatable {
  /// Of a larger group so many pictures, evenly chosen, stand for all: each score that arrives
  /// computes this anew.
  static let most = 1000

  /// Kendall's τ-b of every two columns; `nil` where it is not defined.
  package let taus: [[Double?]]
  /// Each scorer's agreement with the person.
  package let withYou: [Agreement]
  /// How many pictures stand for the group; `nil` where all do.
  package let sample: Int?

  /// The agreement of scorers with one another and with the person.
  init(of group: PromptGroup, in gallery: Gallery, scorers: [ScorerID]) {
    let count = group.pictures.count
    let chosen =
      count <= Self.most
      ? Array(0..<count) : (0..<Self.most).map { $0 * count / Self.most }
    sample = count <= Self.most ? nil : Self.most
    let pictures = chosen.map { gallery[group.pictures[$0]] }
    let ranks = OwnRanking.ranks(of: group, in: gallery)
    let own = chosen.map { ranks[$0] }
    let scores = scorers.map { scorer in pictures.map { $0.rankable(scorer) } }
    let opinions = scores + [own.map { $0.map { -Double($0) } }]
    var taus = opinions.map { _ in opinions.map { _ in Double?.none } }
    for one in opinions.indices {
      for other in opinions.indices where other > one {
        let tau = RankCorrelation.kendallTauB(opinions[one], opinions[other])
        taus[one][other] = tau
        taus[other][one] = tau
      }
    }
    self.taus = taus
    withYou = scores.map { scores in
      var agreement = Agreement()
      agreement.add(scores: scores, ranks: own)
      return agreement
    }
  }
}
