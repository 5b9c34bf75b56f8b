/// Which pixels of a row, or of a column, make up each new one, and by what weights.
///
/// Pillow's arithmetic: weights in doubles, normalised, then rounded to fixed point.
struct ResampleAxis {
  /// Fractional bits of a weight: 32 less 8 of a sample and 2 for sums beyond 0…255.
  static let precision: Int32 = 22

  /// The first pixel of the old picture that is needed; `starts` count from here.
  let first: Int
  /// Pixels of the old picture that are needed, from `first` on.
  let needed: Int
  /// For each new pixel the first old one, counted from `first`.
  private(set) var starts: [Int] = []
  /// For each new pixel how many old ones count.
  private(set) var counts: [Int] = []
  /// `taps` weights for each new pixel.
  private(set) var weights: [Int32] = []
  let taps: Int

  /// How `size` pixels become `target`, of which only those in `kept` are made.
  ///
  /// `extent`, where given, is how many of the old pixels the new ones cover, as the last may be a
  /// part of one.
  init(
    from size: Int, extent: Double? = nil, to target: Int, keeping kept: Range<Int>,
    by filter: ResampleFilter
  ) {
    let scale = (extent ?? Double(size)) / Double(target)
    let stretch = max(scale, 1)
    let support = filter.support * stretch
    taps = Int(support.rounded(.up)) * 2 + 1
    weights.reserveCapacity(taps * kept.count)
    let step = 1 / stretch
    let one = Double(1 << Self.precision)
    var row = [Double](repeating: 0, count: taps)

    for pixel in kept {
      let center = (Double(pixel) + 0.5) * scale
      let start = max(0, Int(center - support + 0.5))
      let count = min(size, Int(center + support + 0.5)) - start
      var sum = 0.0
      for tap in 0..<count {
        row[tap] = filter.weight(at: (Double(tap + start) - center + 0.5) * step)
        sum += row[tap]
      }
      for tap in 0..<taps {
        let weight = tap >= count ? 0 : sum == 0 ? row[tap] : row[tap] / sum
        weights.append(Int32(weight < 0 ? weight * one - 0.5 : weight * one + 0.5))
      }
      starts.append(start)
      counts.append(count)
    }
    // Both ends of the windows move forward only.
    first = starts.first ?? 0
    needed = (starts.last ?? 0) + (counts.last ?? 0) - first
    for index in starts.indices { starts[index] -= first }
  }
}
