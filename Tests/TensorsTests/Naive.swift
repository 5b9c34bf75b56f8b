import CKernels
import Foundation

/// What the fast loops are held against: the formulas, one value at a time, in double precision.
enum Naive {
  /// Repeatable values around 0, most within ±2 `spread`.
  static func values(_ count: Int, seed: UInt64, spread: Double = 1) -> [Float] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next() -> Double {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Double(state >> 11) / Double(1 << 53)
    }
    return (0..<count).map { _ in Float((next() + next() + next() - 1.5) * 2 * spread) }
  }

  static func gelu(_ x: Double) -> Double { x / 2 * erfc(-x / 2.0.squareRoot()) }
  static func quickGELU(_ x: Double) -> Double { x / (1 + exp(-1.702 * x)) }

  static func softmax(_ row: [Float], scale: Double) -> [Double] {
    let top = row.max().map(Double.init) ?? 0
    let shares = row.map { exp((Double($0) - top) * scale) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  static func layerNorm(
    _ row: [Double], gain: [Float], shift: [Float], epsilon: Double
  ) -> [Double] {
    let mean = row.reduce(0, +) / Double(row.count)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
    return row.indices.map {
      (row[$0] - mean) / (variance + epsilon).squareRoot() * Double(gain[$0]) + Double(shift[$0])
    }
  }

  /// a · bᵀ + bias: `a` is [m, k], `b` is [n, k].
  static func linear(_ a: [Double], _ b: [Float], bias: [Float]?, k: Int) -> [Double] {
    let (m, n) = (a.count / k, b.count / k)
    var out: [Double] = []
    for row in 0..<m {
      for column in 0..<n {
        var sum = bias.map { Double($0[column]) } ?? 0
        for index in 0..<k { sum += a[row * k + index] * Double(b[column * k + index]) }
        out.append(sum)
      }
    }
    return out
  }

  /// Attention of [q, w] queries to [k, w] keys and values, by heads.
  static func attention(
    _ queries: [Double], _ keys: [Double], _ values: [Double], width: Int, heads: Int,
    isCausal: Bool = false
  ) -> [Double] {
    let (q, k, wide) = (queries.count / width, keys.count / width, width / heads)
    var out = [Double](repeating: 0, count: queries.count)
    for head in 0..<heads {
      for row in 0..<q {
        let visible = isCausal ? row + 1 : k
        let scores = (0..<visible).map { key in
          (0..<wide).reduce(0.0) {
            $0 + queries[row * width + head * wide + $1] * keys[key * width + head * wide + $1]
          } / Double(wide).squareRoot()
        }
        let top = scores.max() ?? 0
        let shares = scores.map { exp($0 - top) }
        let sum = shares.reduce(0, +)
        for column in 0..<wide {
          out[row * width + head * wide + column] = (0..<visible).reduce(0.0) {
            $0 + shares[$1] / sum * values[$1 * width + head * wide + column]
          }
        }
      }
    }
    return out
  }

  /// The instruction sets that this processor has.
  static let levels: [salon_level] = [.portable, .avx2, .avx512].filter {
    $0.rawValue <= salon_best_level().rawValue
  }

  /// The largest distance between two lists of one length; infinite where a value is not a number.
  static func distance(_ one: [Float], _ other: [Double]) -> Double {
    guard one.count == other.count else { return .infinity }
    return zip(one, other).reduce(0) { most, pair in
      let distance = abs(Double(pair.0) - pair.1)
      return distance.isNaN ? .infinity : max(most, distance)
    }
  }
}
