/// How often scores put two pictures of a prompt in their true order.
package struct Trial: Sendable {
  /// Pairs whose true order differs.
  package private(set) var pairs = 0
  /// Those that the scores order rightly; equal scores do not.
  package private(set) var right = 0

  /// Nothing was scored yet.
  package init() {}

  /// Takes in the scores of one prompt's pictures.
  package mutating func add(_ pictures: [DrawnPicture], scores: [Double]) {
    precondition(pictures.count == scores.count, "a score for each picture")
    for one in pictures.indices {
      for other in pictures.indices
      where pictures[one].depiction.quality > pictures[other].depiction.quality {
        pairs += 1
        if scores[one] > scores[other] { right += 1 }
      }
    }
  }

  /// The share of the pairs that are ordered rightly.
  package var accuracy: Double { pairs == 0 ? 0 : Double(right) / Double(pairs) }
}
