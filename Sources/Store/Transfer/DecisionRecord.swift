package import Foundation

/// What a person said of something, as one library tells it another.
package enum DecisionRecord: Sendable, Hashable {
  /// A picture's judgement.
  case judgement(JudgementRecord)
  /// A group's order by hand.
  case order(OrderRecord)
  /// Which of two pictures is better.
  case comparison(ComparisonRecord)
}

/// A picture's judgement, with the times at which its two halves were set last.
package struct JudgementRecord: Sendable, Hashable {
  package var picture: ContentDigest
  package var decision: Decision?
  /// `nil` where nothing was ever decided.
  package var decidedAt: Date?
  package var stars: Int
  /// `nil` where stars were never given.
  package var starredAt: Date?
  /// Where the picture was last seen.
  package var paths: [String]

  /// A judgement; nothing was said unless given.
  package init(
    picture: ContentDigest, decision: Decision? = nil, decidedAt: Date? = nil, stars: Int = 0,
    starredAt: Date? = nil, paths: [String] = []
  ) {
    self.picture = picture
    self.decision = decision
    self.decidedAt = decidedAt
    self.stars = stars
    self.starredAt = starredAt
    self.paths = paths
  }
}

/// A group's order by hand.
package struct OrderRecord: Sendable, Hashable {
  package var group: String
  /// Best first; empty where an order was taken away.
  package var pictures: [ContentDigest]
  package var orderedAt: Date

  /// An order and when it was made.
  package init(group: String, pictures: [ContentDigest], orderedAt: Date) {
    self.group = group
    self.pictures = pictures
    self.orderedAt = orderedAt
  }
}

/// An answer about two pictures of a group.
package struct ComparisonRecord: Sendable, Hashable {
  package var group: String
  package var comparison: Comparison
  package var comparedAt: Date

  /// An answer and when it was given.
  package init(group: String, comparison: Comparison, comparedAt: Date) {
    self.group = group
    self.comparison = comparison
    self.comparedAt = comparedAt
  }
}

/// What came of taking in another library's records.
package struct MergeSummary: Sendable, Hashable {
  /// Decisions, stars, orders and answers about two pictures that were taken over.
  package var decisions = 0
  package var stars = 0
  package var orders = 0
  package var comparisons = 0
  /// What was so already.
  package var known = 0
  /// What is left as it is, because it was set later here.
  package var older = 0

  /// A summary of these numbers.
  package init(
    decisions: Int = 0, stars: Int = 0, orders: Int = 0, comparisons: Int = 0, known: Int = 0,
    older: Int = 0
  ) {
    self.decisions = decisions
    self.stars = stars
    self.orders = orders
    self.comparisons = comparisons
    self.known = known
    self.older = older
  }

  /// Whether nothing was taken over.
  package var isEmpty: Bool { decisions + stars + orders + comparisons == 0 }
}
