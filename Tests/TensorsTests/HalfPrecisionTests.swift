import Tensors
import Testing

@Suite("Tensors in half precision")
struct HalfPrecisionTests {
  @Test("Values come back within a thousandth", arguments: [1, 16, 197])
  func roundTrip(count: Int) {
    let tensor = Tensor(shape: [count, 3], Naive.values(count * 3, seed: 1, spread: 10))
    let back = Tensor(shape: [count, 3], halfPrecision: tensor.halfPrecision)
    #expect(
      zip(tensor.values, back.values).allSatisfy { abs($0 - $1) <= abs($0) / 2048 + 1e-7 })
  }
}
