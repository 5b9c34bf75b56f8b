/// Numbers that look random and are the same in every run.
struct Dice {
  private var state: UInt64

  /// Dice that begin at a seed.
  init(_ seed: UInt64) {
    state = seed
  }

  /// A number from 0 up to, not including, `bound`.
  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// So many samples.
  mutating func samples(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(roll(256)) }
  }
}
