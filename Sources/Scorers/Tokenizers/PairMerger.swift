/// Joins the symbols of a word, the pair that was merged earliest first, from the left.
///
/// The pairs wait in a heap, so that a word of n bytes costs n log n. Every symbol's number is
/// above those it was made of, so a merge never makes a pair that should have come before it, and
/// the result is that of joining all places of one pair before the next pair is looked for.
struct PairMerger {
  private let merges: MergeTable
  /// For each place, those of the symbols left and right of it; -1 where there is none.
  private var left: [Int32] = []
  private var right: [Int32] = []
  /// A binary heap of merges, the smallest on top: the symbol times 2³² plus the left one's place.
  private var waiting: [UInt64] = []

  /// A merger that keeps its memory from word to word.
  init(_ merges: MergeTable) {
    self.merges = merges
  }

  /// Replaces the symbols of a word's bytes by those of its pieces.
  mutating func merge(_ word: inout [Int32]) {
    guard let last = word.last else { return }
    word[word.count - 1] = last + MergeTable.endOffset
    guard word.count > 1 else { return }
    let count = Int32(word.count)
    left = Array(-1..<(count - 1))
    right = Array(1..<count) + [-1]
    waiting.removeAll(keepingCapacity: true)
    for place in 0..<(count - 1) { enqueue(place, word) }
    while let top = popSmallest() {
      let place = Int32(truncatingIfNeeded: top & 0xFFFF_FFFF)
      let symbol = Int32(truncatingIfNeeded: top >> 32)
      let next = right[Int(place)]
      // The pair may be gone, its symbols joined with others.
      guard word[Int(place)] >= 0, next >= 0,
        merges.symbol(joining: word[Int(place)], word[Int(next)]) == symbol
      else { continue }
      word[Int(place)] = symbol
      word[Int(next)] = -1
      let after = right[Int(next)]
      right[Int(place)] = after
      if after >= 0 {
        left[Int(after)] = place
        enqueue(place, word)
      }
      if left[Int(place)] >= 0 { enqueue(left[Int(place)], word) }
    }
    word.removeAll { $0 < 0 }
  }

  /// Puts the pair that begins at a place into the heap, where it can be joined.
  private mutating func enqueue(_ place: Int32, _ word: [Int32]) {
    let next = right[Int(place)]
    guard let symbol = merges.symbol(joining: word[Int(place)], word[Int(next)]) else { return }
    waiting.append(UInt64(UInt32(bitPattern: symbol)) << 32 | UInt64(place))
    var child = waiting.count - 1
    while child > 0, waiting[child] < waiting[(child - 1) / 2] {
      waiting.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the earliest merge, the leftmost of equal ones, out of the heap.
  private mutating func popSmallest() -> UInt64? {
    guard let last = waiting.popLast() else { return nil }
    guard let top = waiting.first else { return last }
    waiting[0] = last
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < waiting.count && waiting[child] < waiting[smallest] {
        smallest = child
      }
      guard smallest != parent else { return top }
      waiting.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
