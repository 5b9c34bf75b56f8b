/// What a score was computed from: with anything else it would be another number.
package struct ScoreKey: Sendable, Hashable {
  /// The picture that was looked at.
  package let picture: ContentDigest
  /// The prompt that was read; `nil` for scorers that need none.
  package let prompt: String?
  /// The scorer's name, such as `imagereward`.
  package let scorer: String
  /// What the scorer's weights are told apart by.
  package let weights: String

  /// The key of a picture, a prompt, a scorer and its weights.
  package init(picture: ContentDigest, prompt: String?, scorer: String, weights: String) {
    self.picture = picture
    self.prompt = prompt
    self.scorer = scorer
    self.weights = weights
  }

  /// Leaves out what the keys of one lookup share.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(picture)
    hasher.combine(prompt)
  }
}

/// A score as the library keeps it.
package struct StoredScore: Sendable, Hashable {
  /// What the scorer said; higher is better.
  package let value: Double
  /// Tokens of the prompt that the scorer read.
  package let tokensUsed: Int
  /// Tokens that the whole prompt has.
  package let tokensTotal: Int

  /// A score with the part of the prompt that it stands for.
  package init(value: Double, tokensUsed: Int, tokensTotal: Int) {
    self.value = value
    self.tokensUsed = tokensUsed
    self.tokensTotal = tokensTotal
  }
}
