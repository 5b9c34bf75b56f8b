/// How the pairs of some things stand to one another under two sequences of numbers.
///
/// Counted in n log n steps (W. R. Knight, "A Computer Method for Calculating Kendall's Tau with
/// Ungrouped Data", 1966), so that a group may be as large as a gallery.
package struct PairCounts: Sendable, Hashable {
  /// All pairs.
  package private(set) var all = 0
  /// Pairs that are equal in the first sequence, in the second, in both.
  package private(set) var tiedInFirst = 0
  package private(set) var tiedInSecond = 0
  package private(set) var tiedInBoth = 0
  /// Pairs of which the two sequences say the opposite.
  package private(set) var discordant = 0

  /// Pairs of which both sequences say the same, and neither that they are equal.
  package var concordant: Int { all - tiedInFirst - tiedInSecond + tiedInBoth - discordant }

  /// Counts nothing.
  package init() {}

  /// Counts the pairs of two sequences of one length without `nan`.
  package init(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count, "the sequences are about the same things")
    var points = Array(zip(first, second))
    points.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    all = Self.pairs(of: points.count)
    tiedInFirst = Self.tied(points) { $0.0 == $1.0 }
    tiedInBoth = Self.tied(points) { $0.0 == $1.0 && $0.1 == $1.1 }
    var values = points.map(\.1)
    discordant = Self.sortCountingSwaps(&values)
    tiedInSecond = Self.tied(values, by: ==)
  }

  /// Kendall's τ-b, -1 to 1; `nil` where one sequence is all the same.
  package var kendallTauB: Double? {
    let first = Double(all - tiedInFirst)
    let second = Double(all - tiedInSecond)
    guard first > 0, second > 0 else { return nil }
    return max(-1, min(1, Double(concordant - discordant) / (first * second).squareRoot()))
  }

  private static func pairs(of count: Int) -> Int { count * (count - 1) / 2 }

  /// Pairs within the runs of neighbours that are equal.
  private static func tied<Element>(
    _ sorted: [Element], by areEqual: (Element, Element) -> Bool
  ) -> Int {
    var tied = 0
    var start = 0
    for index in sorted.indices where index > 0 && !areEqual(sorted[index - 1], sorted[index]) {
      tied += pairs(of: index - start)
      start = index
    }
    return tied + pairs(of: sorted.count - start)
  }

  /// Merge sort from the bottom; how many swaps of neighbours it stands for.
  private static func sortCountingSwaps(_ values: inout [Double]) -> Int {
    var swaps = 0
    var merged = values
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right >= end || values[left] <= values[right] {
            merged[place] = values[left]
            left += 1
          } else {
            merged[place] = values[right]
            right += 1
            swaps += middle - left
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return swaps
  }
}
