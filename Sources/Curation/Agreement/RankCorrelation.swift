/// How alike two sequences of numbers order the same things.
package enum RankCorrelation {
  /// Kendall's τ-b of what both sequences have a number for; `nil` where that is not defined.
  package static func kendallTauB(_ first: [Double?], _ second: [Double?]) -> Double? {
    let both = common(first, second)
    return PairCounts(both.first, both.second).kendallTauB
  }

  /// Spearman's ρ of what both sequences have a number for, equals sharing the mean of their ranks;
  /// `nil` where that is not defined.
  package static func spearmanRho(_ first: [Double?], _ second: [Double?]) -> Double? {
    let both = common(first, second)
    return pearson(meanRanks(both.first), meanRanks(both.second))
  }

  /// The numbers of the things that have one in both sequences; `nan` is none.
  package static func common(
    _ first: [Double?], _ second: [Double?]
  ) -> (first: [Double], second: [Double]) {
    var both: (first: [Double], second: [Double]) = ([], [])
    for case (let one?, let other?) in zip(first, second) where !one.isNaN && !other.isNaN {
      both.first.append(one)
      both.second.append(other)
    }
    return both
  }

  /// Ranks from 1 for the least, those of equals averaged.
  private static func meanRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  private static func pearson(_ first: [Double], _ second: [Double]) -> Double? {
    let count = Double(first.count)
    guard count > 1 else { return nil }
    let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (product, squares) = (0.0, (0.0, 0.0))
    for (one, other) in zip(first, second) {
      let (x, y) = (one - means.0, other - means.1)
      product += x * y
      squares.0 += x * x
      squares.1 += y * y
    }
    guard squares.0 > 0, squares.1 > 0 else { return nil }
    return max(-1, min(1, product / (squares.0 * squares.1).squareRoot()))
  }
}
