import CKernels
import Testing

@Suite("Matrix products against naive loops")
struct ProductTests {
  /// Sizes around the tiles' and panels' edges, and one that is packed in several blocks.
  static let sizes: [(m: Int, n: Int, k: Int)] = [
    (1, 1, 1), (1, 5, 300), (3, 33, 7), (12, 32, 256), (13, 31, 257), (25, 97, 16), (7, 64, 513),
    (500, 40, 20), (821, 3, 5),
  ]

  @Test("Every instruction set, b either way around", arguments: Naive.levels, sizes)
  func product(level: salon_level, size: (m: Int, n: Int, k: Int)) {
    for isTransposed in [true, false] {
      for (adding, curve) in [
        (false, salon_curve.no_curve), (true, .no_curve), (false, .gelu), (true, .quick_gelu),
      ] {
        check(level, size, isTransposed, adding: adding, curve)
      }
    }
  }

  private func check(
    _ level: salon_level, _ size: (m: Int, n: Int, k: Int), _ isTransposed: Bool, adding: Bool,
    _ curve: salon_curve
  ) {
    let (m, n, k) = size
    let a = Naive.values(m * k, seed: 1, spread: 0.2)
    let b = Naive.values(n * k, seed: 2, spread: 0.2)
    let bias = Naive.values(n, seed: 3)
    let (aStride, cStride) = (k + 3, n + 5)
    let wideA = Self.strided(a, k, aStride)
    let bStride = (isTransposed ? k : n) + 2
    let lying = isTransposed ? b : (0..<k * n).map { b[$0 % n * k + $0 / n] }
    let wideB = Self.strided(lying, isTransposed ? k : n, bStride)
    let before = Naive.values(m * cStride, seed: 4)
    var c = before
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: salon_product_room(level) * 4, alignment: 64)
    defer { room.deallocate() }
    wideA.withUnsafeBufferPointer { a in
      wideB.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          bias.withUnsafeBufferPointer { bias in
            guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else {
              return
            }
            var job = salon_product(
              a: a, a_stride: aStride, b: b, b_stride: bStride,
              b_is_transposed: isTransposed ? 1 : 0, c: c, c_stride: cStride, rows: m, columns: n,
              depth: k, adding: adding ? 1 : 0, bias: curve == .no_curve ? nil : bias.baseAddress,
              curve: curve, pass: nil, gate: nil)
            salon_compute(level, &job, room.assumingMemoryBound(to: Float.self))
          }
        }
      }
    }
    var exact = Naive.linear(a.map(Double.init), b, bias: curve == .no_curve ? nil : bias, k: k)
    for index in exact.indices {
      if adding { exact[index] += Double(before[index / n * cStride + index % n]) }
      switch curve {
      case .no_curve: break
      case .gelu: exact[index] = Naive.gelu(exact[index])
      case .quick_gelu: exact[index] = Naive.quickGELU(exact[index])
      }
    }
    let got = (0..<m * n).map { c[$0 / n * cStride + $0 % n] }
    #expect(Naive.distance(got, exact) < 1e-5)
    // What lies between the rows is left alone.
    #expect(
      (0..<m).allSatisfy { row in
        (n..<cStride).allSatisfy { c[row * cStride + $0] == before[row * cStride + $0] }
      })
  }

  /// Rows of `columns` values, `stride` apart, with values between them that must not count.
  private static func strided(_ values: [Float], _ columns: Int, _ stride: Int) -> [Float] {
    var all = [Float](repeating: .nan, count: values.count / columns * stride)
    for (index, value) in values.enumerated() {
      all[index / columns * stride + index % columns] = value
    }
    return all
  }
}
