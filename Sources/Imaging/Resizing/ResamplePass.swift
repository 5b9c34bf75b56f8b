/// The two passes of resampling, over raw samples: the inner loops of all preprocessing.
enum ResamplePass {
  /// One row of `channels` samples a pixel → one row of the axis' pixels.
  static func across(
    _ line: UnsafePointer<UInt8>, _ into: UnsafeMutablePointer<UInt8>, _ channels: Int,
    _ axis: ResampleAxis
  ) {
    axis.weights.withUnsafeBufferPointer { weights in
      guard var weight = weights.baseAddress else { return }
      var out = into
      for pixel in axis.starts.indices {
        let from = line + axis.starts[pixel] * channels
        let count = axis.counts[pixel]
        switch channels {
        case 1: sum1(from, weight, count, out)
        case 2: sum2(from, weight, count, out)
        case 3: sum3(from, weight, count, out)
        default: sum4(from, weight, count, out)
        }
        out += channels
        weight += axis.taps
      }
    }
  }

  /// Rows of `stride` samples → the axis' rows.
  static func down(
    _ rows: UnsafePointer<UInt8>, _ into: UnsafeMutablePointer<UInt8>, stride: Int,
    _ axis: ResampleAxis
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: stride) { sums in
      guard let sums = sums.baseAddress else { return }
      axis.weights.withUnsafeBufferPointer { weights in
        for row in axis.starts.indices {
          sums.initialize(repeating: half, count: stride)
          for tap in 0..<axis.counts[row] {
            let weight = weights[row * axis.taps + tap]
            let from = rows + (axis.starts[row] + tap) * stride
            for sample in 0..<stride {
              sums[sample] &+= Int32(truncatingIfNeeded: from[sample]) &* weight
            }
          }
          let out = into + row * stride
          for sample in 0..<stride { out[sample] = rounded(sums[sample]) }
        }
      }
    }
  }

  /// One half, in the weights' fixed point.
  private static let half: Int32 = 1 << (ResampleAxis.precision - 1)

  /// A sum of weighted samples as a sample; `half` is in the sum already.
  @inline(__always)
  private static func rounded(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: max(0, min(255, sum >> ResampleAxis.precision)))
  }

  /// A sample times a weight.
  @inline(__always)
  private static func product(_ sample: UInt8, _ weight: Int32) -> Int32 {
    Int32(truncatingIfNeeded: sample) &* weight
  }

  @inline(__always)
  private static func sum1(
    _ from: UnsafePointer<UInt8>, _ weights: UnsafePointer<Int32>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    var a = half
    for tap in 0..<count { a &+= product(from[tap], weights[tap]) }
    out[0] = rounded(a)
  }

  @inline(__always)
  private static func sum2(
    _ from: UnsafePointer<UInt8>, _ weights: UnsafePointer<Int32>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    var (a, b) = (half, half)
    for tap in 0..<count {
      let weight = weights[tap]
      a &+= product(from[2 &* tap], weight)
      b &+= product(from[2 &* tap &+ 1], weight)
    }
    out[0] = rounded(a)
    out[1] = rounded(b)
  }

  @inline(__always)
  private static func sum3(
    _ from: UnsafePointer<UInt8>, _ weights: UnsafePointer<Int32>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    var (a, b, c) = (half, half, half)
    for tap in 0..<count {
      let weight = weights[tap]
      a &+= product(from[3 &* tap], weight)
      b &+= product(from[3 &* tap &+ 1], weight)
      c &+= product(from[3 &* tap &+ 2], weight)
    }
    out[0] = rounded(a)
    out[1] = rounded(b)
    out[2] = rounded(c)
  }

  @inline(__always)
  private static func sum4(
    _ from: UnsafePointer<UInt8>, _ weights: UnsafePointer<Int32>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    var (a, b, c, d) = (half, half, half, half)
    for tap in 0..<count {
      let weight = weights[tap]
      a &+= product(from[4 &* tap], weight)
      b &+= product(from[4 &* tap &+ 1], weight)
      c &+= product(from[4 &* tap &+ 2], weight)
      d &+= product(from[4 &* tap &+ 3], weight)
    }
    out[0] = rounded(a)
    out[1] = rounded(b)
    out[2] = rounded(c)
    out[3] = rounded(d)
  }
}
