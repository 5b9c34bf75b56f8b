/// How fast bytes have been coming lately.
struct TransferRate {
  private var samples: [(time: Double, bytes: Int)] = []

  /// Seconds over which it is taken.
  private static let span = 10.0

  /// Takes in how many bytes there are at a time, in seconds from any beginning.
  mutating func add(_ bytes: Int, at time: Double) {
    // What is downloaded anew begins anew.
    if let last = samples.last, bytes < last.bytes { samples = [] }
    guard samples.last.map({ time - $0.time >= 0.2 }) ?? true else { return }
    samples.append((time, bytes))
    while samples.count > 2, time - samples[0].time > Self.span { samples.removeFirst() }
  }

  /// Bytes a second; `nil` where too little was seen.
  var bytesPerSecond: Double? {
    guard let first = samples.first, let last = samples.last, last.time - first.time >= 0.5,
      last.bytes > first.bytes
    else { return nil }
    return Double(last.bytes - first.bytes) / (last.time - first.time)
  }
}
