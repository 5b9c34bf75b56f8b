/// A set of numbers from 0 on, a bit each.
package struct DenseSet: Sendable, Hashable {
  /// Bit `n` of word `w` stands for the number 64 `w` + `n`; words that are not there are 0.
  private(set) var words: [UInt64] = []

  /// An empty set.
  package init() {}

  /// Whether a number belongs to it.
  package func contains(_ number: Int) -> Bool {
    let word = number >> 6
    return word < words.count && words[word] >> UInt64(number & 63) & 1 == 1
  }

  /// How many numbers belong to it.
  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Puts a number in or takes it out.
  mutating func set(_ number: Int, to isMember: Bool = true) {
    reserve(number + 1)
    let bit: UInt64 = 1 << UInt64(number & 63)
    if isMember { words[number >> 6] |= bit } else { words[number >> 6] &= ~bit }
  }

  /// The numbers that share a word.
  func word(_ index: Int) -> UInt64 { index < words.count ? words[index] : 0 }

  /// Sets the numbers that share a word.
  mutating func setWord(_ word: Int, to bits: UInt64) {
    words[word] = bits
  }

  /// Makes room for numbers below `count`.
  mutating func reserve(_ count: Int) {
    let missing = (count + 63) >> 6 - words.count
    if missing > 0 { words.append(contentsOf: repeatElement(0, count: missing)) }
  }

  mutating func formUnion(_ other: DenseSet) {
    reserve(other.words.count << 6)
    for index in other.words.indices { words[index] |= other.words[index] }
  }
}
