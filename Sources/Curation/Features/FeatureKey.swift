package import Scorers
package import Store

/// What features were made from: with anything else they would be other numbers.
package struct FeatureKey: Sendable, Hashable {
  /// The picture that was looked at.
  package let picture: ContentDigest
  /// The scorer that looked, see `Scorer.featureSource`.
  package let source: ScorerID
  /// What its weights are told apart by, see `Scorer.featureDigest`.
  package let weights: String

  /// The key of a picture as a source with certain weights sees it.
  package init(picture: ContentDigest, source: ScorerID, weights: String) {
    self.picture = picture
    self.source = source
    self.weights = weights
  }
}
