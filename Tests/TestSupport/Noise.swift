/// Reproducible noise (SplitMix64), for tests that damage bytes.
package struct Noise: RandomNumberGenerator {
  private var state: UInt64

  /// The noise of a seed, always the same.
  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  /// Bytes with a few of them changed, cut out, doubled or set to an extreme.
  package mutating func mutant(of bytes: [UInt8]) -> [UInt8] {
    var mutant = bytes
    for _ in 0...below(4) where !mutant.isEmpty {
      let place = below(mutant.count)
      let end = min(place + 1 + below(12), mutant.count)
      switch below(6) {
      case 0: mutant[place] ^= 1 << UInt8(below(8))
      case 1: mutant[place] = UInt8(below(256))
      case 2: for index in place..<min(place + 8, mutant.count) { mutant[index] = 0xFF }
      case 3: mutant.removeSubrange(place..<end)
      case 4: mutant.insert(contentsOf: mutant[place..<end], at: place)
      default: if below(4) == 0 { mutant.removeLast(mutant.count - place) }
      }
    }
    return mutant
  }
}
