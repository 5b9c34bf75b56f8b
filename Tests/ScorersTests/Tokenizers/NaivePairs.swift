/// Byte pairs of ASCII words by the book: the earliest pair is looked for in the whole word, joined
/// everywhere, and looked for again.
struct NaivePairs {
  /// What each merge makes.
  let made: [String]
  private let ranks: [[String]: Int]

  /// Reads merges, a title before them.
  init(_ text: String) {
    let pairs = text.split(separator: "\n").dropFirst().map {
      $0.split(separator: " ").map(String.init)
    }
    made = pairs.map { $0.joined() }
    ranks = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1, $0) })
  }

  /// The pieces of a word.
  func pieces(of word: String) -> [String] {
    var pieces = word.map(String.init)
    pieces[pieces.count - 1] += "</w>"
    while true {
      let pairs = zip(pieces, pieces.dropFirst()).map { [$0, $1] }
      guard let pair = pairs.min(by: { rank($0) < rank($1) }), ranks[pair] != nil else {
        return pieces
      }
      var joined: [String] = []
      for piece in pieces {
        if let last = joined.last, [last, piece] == pair {
          joined[joined.count - 1] = last + piece
        } else {
          joined.append(piece)
        }
      }
      pieces = joined
    }
  }

  private func rank(_ pair: [String]) -> Int { ranks[pair] ?? .max }
}

/// Random numbers that are the same in each run (Steele et al., 2014: SplitMix).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
