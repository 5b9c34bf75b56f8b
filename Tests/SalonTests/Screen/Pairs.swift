/// How two rankings of the same things agree, counted pair by pair; no two are equal.
struct Pairs {
  private(set) var alike = 0
  private(set) var opposed = 0

  init(_ one: [Double], _ other: [Double]) {
    for first in one.indices {
      for second in one.indices where second > first {
        let product = (one[first] - one[second]) * (other[first] - other[second])
        if product > 0 { alike += 1 } else { opposed += 1 }
      }
    }
  }

  /// Kendall's coefficient.
  var tau: Double { Double(alike - opposed) / Double(alike + opposed) }

  /// The share of pairs, in percent, on which they disagree.
  var percentOpposed: Int {
    Int((100 * Double(opposed) / Double(alike + opposed)).rounded())
  }
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }

  /// The standard deviation of all there are.
  var deviation: Double {
    let mean = mean
    return map { ($0 - mean) * ($0 - mean) }.mean.squareRoot()
  }
}
