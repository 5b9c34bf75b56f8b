/// How some numbers are spread.
package struct Histogram: Sendable, Equatable {
  /// How many bins are counted; a chart adds up as many as share one of its columns.
  static let bins = 240

  package private(set) var count = 0
  package private(set) var least = 0.0
  package private(set) var greatest = 0.0
  package private(set) var mean = 0.0
  /// The standard deviation of the numbers themselves, not an estimate for others.
  package private(set) var deviation = 0.0
  private(set) var counts = Array(repeating: 0, count: bins)

  /// The spread of finite numbers.
  package init(_ numbers: [Double]) {
    guard let least = numbers.min(), let greatest = numbers.max() else { return }
    count = numbers.count
    self.least = least
    self.greatest = greatest
    mean = numbers.reduce(0) { $0 + $1 / Double(count) }
    let mean = mean
    deviation = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / Double(count) }.squareRoot()
    for number in numbers { counts[bin(of: number)] += 1 }
  }

  /// Where a number lies between the least and the greatest, 0 to 1.
  func share(of number: Double) -> Double {
    // Halves, so that no difference overflows.
    let range = greatest / 2 - least / 2
    guard range > 0 else { return 0.5 }
    return min(1, max(0, (number / 2 - least / 2) / range))
  }

  /// The counts in so many columns, from the least to the greatest.
  func counts(in columns: Int) -> [Int] {
    guard columns > 0 else { return [] }
    var merged = Array(repeating: 0, count: columns)
    for (bin, count) in counts.enumerated() { merged[bin * columns / Self.bins] += count }
    return merged
  }

  private func bin(of number: Double) -> Int {
    min(Self.bins - 1, Int(share(of: number) * Double(Self.bins)))
  }
}
