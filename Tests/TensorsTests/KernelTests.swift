import CKernels
import Foundation
import Testing

@Suite("Elementwise loops against their formulas")
struct KernelTests {
  @Test("GELU with its bias", arguments: Naive.levels, [1, 7, 16, 35, 131])
  func gelu(level: salon_level, columns: Int) {
    let (rows, stride) = (3, columns + 5)
    let start = Naive.values(rows * stride, seed: 1, spread: 4)
    let bias = Naive.values(columns, seed: 2)
    var x = start
    salon_bias_gelu(level, &x, stride, bias, rows, columns)
    for row in 0..<rows {
      let sums = (0..<columns).map { Double(start[row * stride + $0] + bias[$0]) }
      let got = Array(x[row * stride..<row * stride + columns])
      #expect(Naive.distance(got, sums.map(Naive.gelu)) < 5e-7)
      // What lies between the rows is left alone.
      let gap = row * stride + columns..<(row + 1) * stride
      #expect(x[gap] == start[gap])
    }
  }

  @Test("GELU is within 1e-7 where it bends, and flat far out", arguments: Naive.levels)
  func geluEverywhere(level: salon_level) {
    var x = stride(from: Float(-30), through: 1, by: 0.001).map { $0 }
    let exact = x.map { Naive.gelu(Double($0)) }
    salon_bias_gelu(
      level, &x, x.count, [Float](repeating: 0, count: x.count), 1, x.count)
    #expect(Naive.distance(x, exact) < 1e-7)
    var large: [Float] = [10, 100, 3e4, -3e4, 0]
    salon_bias_gelu(level, &large, 5, [0, 0, 0, 0, 0], 1, 5)
    #expect(Naive.distance(large, [10, 100, 3e4, 0, 0]) < 1e-7)
  }

  @Test("QuickGELU with its bias", arguments: Naive.levels, [1, 7, 16, 35, 131])
  func quickGELU(level: salon_level, columns: Int) {
    let start = Naive.values(2 * columns, seed: 3, spread: 6)
    let bias = Naive.values(columns, seed: 4)
    var x = start
    salon_bias_quick_gelu(level, &x, columns, bias, 2, columns)
    let exact = start.indices.map {
      Naive.quickGELU(Double(start[$0] + bias[$0 % columns]))
    }
    #expect(Naive.distance(x, exact) < 3e-6)
    var far: [Float] = [-1000, 1000, -60]
    salon_bias_quick_gelu(level, &far, 3, [0, 0, 0], 1, 3)
    #expect(Naive.distance(far, [0, 1000, 0]) < 1e-7)
  }

  @Test(
    "LayerNorm, with and without a bias, in place and apart", arguments: Naive.levels,
    [1, 3, 16, 77, 128, 1000])
  func layerNorm(level: salon_level, columns: Int) {
    let rows = 3
    let start = Naive.values(rows * columns, seed: 5, spread: 3)
    let bias = Naive.values(columns, seed: 6)
    let gain = Naive.values(columns, seed: 7)
    let shift = Naive.values(columns, seed: 8)
    for hasBias in [false, true] {
      let sums = start.indices.map {
        Double(hasBias ? start[$0] + bias[$0 % columns] : start[$0])
      }
      let exact = (0..<rows).flatMap {
        Naive.layerNorm(
          Array(sums[$0 * columns..<($0 + 1) * columns]), gain: gain, shift: shift, epsilon: 1e-5)
      }
      var x = start
      var out = [Float](repeating: .nan, count: rows * columns)
      bias.withUnsafeBufferPointer { bias in
        salon_layer_norm(
          level, &x, columns, hasBias ? bias.baseAddress : nil, gain, shift, 1e-5, &out, columns,
          rows, columns)
        #expect(Naive.distance(out, exact) < 2e-5)
        #expect(Naive.distance(x, sums) == 0)
        x = start
        x.withUnsafeMutableBufferPointer { x in
          guard let at = x.baseAddress else { return }
          salon_layer_norm(
            level, at, columns, hasBias ? bias.baseAddress : nil, gain, shift, 1e-5, at, columns,
            rows, columns)
        }
        #expect(Naive.distance(x, exact) < 2e-5)
      }
    }
  }

  @Test(
    "Softmax with a scale, plain and causal", arguments: Naive.levels,
    [1, 2, 15, 16, 17, 77, 197])
  func softmax(level: salon_level, columns: Int) {
    let stride = (columns + 15) / 16 * 16
    for (visible, rows) in [(columns, 3), (1, columns)] {
      // Rubbish in the padding must not count.
      let start = Naive.values(rows * stride, seed: 9, spread: 20)
      var x = start
      salon_softmax(level, &x, stride, 0.125, visible, rows, columns)
      for row in 0..<rows {
        let count = min(visible + row, columns)
        let exact = Naive.softmax(Array(start[row * stride..<row * stride + count]), scale: 0.125)
        let got = Array(x[row * stride..<(row + 1) * stride])
        #expect(
          Naive.distance(got, exact + [Double](repeating: 0, count: stride - count)) < 1e-6)
      }
    }
  }

  @Test("Softmax of huge scores stays finite", arguments: Naive.levels)
  func hugeScores(level: salon_level) {
    var x: [Float] = [3e38, -3e38, 0, 3e38] + [Float](repeating: .nan, count: 12)
    salon_softmax(level, &x, 16, 1, 4, 1, 4)
    #expect(Naive.distance(Array(x[..<4]), [0.5, 0, 0, 0.5]) < 1e-6)
  }

  @Test("Patches follow the order of a convolution's weight", arguments: Naive.levels, [1, 3, 14])
  func patches(level: salon_level, patch: Int) {
    let (across, channels) = (2, 3)
    let side = across * patch
    let rgb = (0..<side * side * 3).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let scale: [Float] = [0.5, 2, 1]
    let shift: [Float] = [0, -1, 3]
    let values = 3 * patch * patch
    var out = [Float](repeating: .nan, count: across * across * values)
    salon_patches(level, rgb, side, patch, scale, shift, &out, values)
    var exact: [Double] = []
    for square in 0..<across * across {
      for channel in 0..<channels {
        for y in 0..<patch {
          for x in 0..<patch {
            let row = square / across * patch + y
            let column = square % across * patch + x
            let sample = rgb[(row * side + column) * 3 + channel]
            exact.append(Double(Float(sample) * scale[channel] + shift[channel]))
          }
        }
      }
    }
    #expect(Naive.distance(out, exact) < 1e-4)
  }

  @Test("Every half-precision number becomes itself, and comes back", arguments: Naive.levels)
  func halves(level: salon_level) {
    let all = (0...UInt16.max).map { $0 }
    var floats = [Float](repeating: 0, count: all.count)
    salon_half_to_float(level, all, &floats, all.count)
    var back = [UInt16](repeating: 0, count: all.count)
    salon_float_to_half(level, floats, &back, all.count)
    for bits in all {
      let got = floats[Int(bits)]
      let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
      let sign: Double = bits >> 15 == 0 ? 1 : -1
      if exponent == 31 {
        #expect(fraction == 0 ? Double(got) == sign * .infinity : got.isNaN)
        if fraction == 0 { #expect(back[Int(bits)] == bits) }
        continue
      }
      let exact =
        exponent == 0
        ? sign * fraction * 0x1p-24 : sign * (1024 + fraction) * pow(2, Double(exponent - 25))
      #expect(Double(got) == exact && got.sign == (bits >> 15 == 0 ? .plus : .minus))
      #expect(back[Int(bits)] == bits)
    }
  }

  @Test("Floats round to the nearest half, ties to even", arguments: Naive.levels)
  func rounding(level: salon_level) {
    let cases: [(Float, UInt16)] = [
      (1 + 0x1p-11, 0x3c00), (1 + 0x3p-11, 0x3c02), (1 + 0x1.1p-11, 0x3c01), (65504, 0x7bff),
      (65519, 0x7bff), (65520, 0x7c00), (1e9, 0x7c00), (-1e9, 0xfc00), (0x1p-25, 0),
      (0x1.1p-25, 1), (0x3p-25, 2), (-0.0, 0x8000),
    ]
    // Sixteen and one, so that the vector loop and the rest both see them.
    let values = Array((0..<3).flatMap { _ in cases.map(\.0) }.prefix(33))
    var out = [UInt16](repeating: 0, count: values.count)
    salon_float_to_half(level, values, &out, values.count)
    for (index, got) in out.enumerated() { #expect(got == cases[index % cases.count].1) }
  }
}
