/// A small generator of reproducible noise (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that always says the same.
  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// Bytes with a few of them changed, cut out, doubled or set to an extreme.
  mutating func mutation(of bytes: [UInt8]) -> [UInt8] {
    var mutant = bytes
    for _ in 0..<Int.random(in: 1...6, using: &self) {
      guard !mutant.isEmpty else { break }
      // The first bytes, where the structure is, get half of the blows.
      let reach = Bool.random(using: &self) ? min(mutant.count, 64) : mutant.count
      let place = Int.random(in: 0..<reach, using: &self)
      let length = min(Int.random(in: 1...16, using: &self), mutant.count - place)
      switch Int.random(in: 0..<6, using: &self) {
      case 0: mutant[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 1: mutant[place] = UInt8.random(in: 0...255, using: &self)
      case 2: for index in place..<place + min(length, 4) { mutant[index] = 0xFF }
      case 3: mutant.removeSubrange(place..<place + length)
      case 4: mutant.insert(contentsOf: mutant[place..<place + length], at: place)
      default: mutant.removeLast(mutant.count - place)
      }
    }
    return mutant
  }
}
