package import Tensors

/// What a scorer has seen in a picture, before any prompt: the expensive half of a score.
///
/// Depends on the picture and the weights alone, so it can be kept for later prompts.
package struct ImageFeatures: Sendable {
  /// The scorer that makes such features, see `Scorer.featureSource`.
  package let scorer: ScorerID
  /// ImageReward: the picture's tokens, [197, 1024]; the others: an embedding of length 1, such as
  /// CLIP's [768].
  package let values: Tensor

  /// Features that a scorer made, or that were made once and kept.
  package init(scorer: ScorerID, values: Tensor) {
    self.scorer = scorer
    self.values = values
  }
}
