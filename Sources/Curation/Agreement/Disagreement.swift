/// How far the scorers of a group are from one another.
package enum Disagreement {
  /// Each picture's dispute: the distance between the highest and the lowest place that a scorer
  /// gives it, 0 where all agree to 1 where it is one scorer's best and another's worst.
  ///
  /// `scores` holds each scorer's scores of the same pictures. `nil` for a picture that fewer than
  /// two scorers rank among others.
  package static func disputes(_ scores: [[Double?]]) -> [Double?] {
    let places = scores.map(self.places)
    return (scores.first ?? []).indices.map { picture in
      let given = places.compactMap { $0[picture] }
      guard given.count > 1, let least = given.min(), let most = given.max() else { return nil }
      return most - least
    }
  }

  /// The share of a group's pairs that two of its scorers order differently, in the mean over all
  /// pairs of scorers: 0 where they all agree, 0.5 where they have nothing to do with one another.
  ///
  /// `nil` where there are no two scorers that tell pictures apart.
  package static func ofGroup(_ scores: [[Double?]]) -> Double? {
    var mean = Mean()
    for one in scores.indices {
      for other in scores.indices where other > one {
        RankCorrelation.kendallTauB(scores[one], scores[other]).map { mean.add((1 - $0) / 2) }
      }
    }
    return mean.value
  }

  /// Places from 0 for the best to 1 for the last; equals share the better one.
  private static func places(_ scores: [Double?]) -> [Double?] {
    let numbers = scores.map { $0.flatMap { $0.isNaN ? nil : $0 } }
    let count = numbers.count { $0 != nil }
    guard count > 1 else { return scores.map { _ in nil } }
    return Ranking.ranks(numbers).map { $0.map { Double($0 - 1) / Double(count - 1) } }
  }
}
