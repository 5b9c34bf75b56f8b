/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood: Fast
/// Splittable Pseudorandom Number Generators, 2014).
package struct Dice: Sendable, Equatable {
  private var state: UInt64

  /// Dice that fall the same way for the same seed.
  package init(seed: UInt64) {
    state = seed
  }

  /// Dice for one of the things that are drawn from a seed.
  package init(seed: UInt64, _ part: UInt64) {
    var mixed = Dice(seed: seed ^ (part &* 0xD6E8_FEB8_6659_FD93))
    state = mixed.bits()
  }

  /// 64 random bits.
  package mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number below `limit`, which is above 0.
  package mutating func below(_ limit: Int) -> Int {
    Int(((bits() >> 32) &* UInt64(limit)) >> 32)
  }

  /// A number from 0 up to 1, a multiple of 2⁻²⁴.
  mutating func unit() -> Float {
    Float(bits() >> 40) * 0x1p-24
  }

  /// A number of a range.
  mutating func number(_ range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// Whether something happens that does so in `percent` of a hundred cases.
  mutating func happens(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of several.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// The same elements in another order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for last in elements.indices.reversed() { elements.swapAt(last, below(last + 1)) }
    return elements
  }
}
