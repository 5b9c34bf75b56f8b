/// How well scores agree with what people prefer, over any number of groups.
package struct Agreement: Sendable, Hashable {
  /// How many of the best and of the worst `recall` and `filter` look at.
  package static let depths = [1, 2, 4]

  /// Groups that had two pictures or more with both a score and a rank.
  package private(set) var groups = 0
  /// Pairs that people did not tie.
  package private(set) var pairs = 0
  /// Of these, the pairs that the scores order alike; equal scores are wrong.
  package private(set) var correctPairs = 0
  private var tau = Mean()
  private var rho = Mean()
  private var recalled: [Int: Int] = [:]
  private var filtered: [Int: Int] = [:]

  /// The agreement in no group.
  package init() {}

  /// Takes in one group: each picture's score, and its rank by people, 1 for the best.
  ///
  /// Pictures that lack either are left out.
  package mutating func add(scores: [Double?], ranks: [Double?]) {
    let both = RankCorrelation.common(scores, ranks.map { $0.map { -$0 } })
    guard both.first.count > 1 else { return }
    groups += 1
    let counts = PairCounts(both.second, both.first)
    pairs += counts.all - counts.tiedInFirst
    correctPairs += counts.concordant
    counts.kendallTauB.map { tau.add($0) }
    RankCorrelation.spearmanRho(both.first, both.second).map { rho.add($0) }

    // Of equal scores the picture that comes first in the group counts as the higher.
    let order = both.first.indices.sorted { (-both.first[$0], $0) < (-both.first[$1], $1) }
    guard let best = both.second.max(), let worst = both.second.min() else { return }
    for depth in Self.depths {
      let isRecalled = order.prefix(depth).contains { both.second[$0] == best }
      recalled[depth, default: 0] += isRecalled ? 1 : 0
      let isFiltered = order.suffix(depth).contains { both.second[$0] == worst }
      filtered[depth, default: 0] += isFiltered ? 1 : 0
    }
  }

  /// The share of the pairs that the scores order alike (`acc()` of ImageReward, test.py); `nil`
  /// where there is no pair.
  package var accuracy: Double? {
    pairs > 0 ? Double(correctPairs) / Double(pairs) : nil
  }

  /// The mean of the groups' Kendall τ-b; `nil` where no group has one.
  package var kendallTauB: Double? { tau.value }

  /// The mean of the groups' Spearman ρ; `nil` where no group has one.
  package var spearmanRho: Double? { rho.value }

  /// The share of the groups where one of the people's best is among the `depth` highest scores.
  package func recall(at depth: Int) -> Double? { share(recalled, depth) }

  /// The share of the groups where one of the people's worst is among the `depth` lowest scores.
  package func filter(at depth: Int) -> Double? { share(filtered, depth) }

  private func share(_ found: [Int: Int], _ depth: Int) -> Double? {
    groups > 0 ? found[depth].map { Double($0) / Double(groups) } : nil
  }
}

/// A mean that is taken number by number.
struct Mean: Sendable, Hashable {
  private(set) var count = 0
  private var sum = 0.0

  /// Takes a number in.
  mutating func add(_ number: Double) {
    count += 1
    sum += number
  }

  /// The mean; `nil` of nothing.
  var value: Double? { count > 0 ? sum / Double(count) : nil }
}
