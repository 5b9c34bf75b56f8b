/// What a person said of a picture; undecided is `nil`.
package enum Decision: String, Sendable, Hashable, Codable, CaseIterable {
  case accepted
  case rejected
}

/// A person's decision and stars for one picture.
package struct Judgement: Sendable, Hashable, Codable {
  /// Accepted, rejected, or undecided.
  package var decision: Decision?
  /// 0 to 5; 0 means none given.
  package var stars: Int

  /// A judgement; nothing decided unless said.
  package init(decision: Decision? = nil, stars: Int = 0) {
    self.decision = decision
    self.stars = stars
  }
}
