internal import Scorers
internal import Store

/// Scores of one scorer that the library remembers, ready to be looked up.
struct StoredScores {
  private let scorer: String
  private let weights: String
  private let needsPrompt: Bool
  private let scores: [ScoreKey: StoredScore]

  /// What `library` remembers of some pictures' scores by a scorer with certain weights.
  init(
    of pictures: [ContentDigest], by scorer: ScorerID, weights: String, in library: Library
  ) throws {
    self.scorer = scorer.rawValue
    self.weights = weights
    needsPrompt = scorer.needsPrompt
    scores = try library.scores(of: pictures, scorer: self.scorer, weights: weights)
  }

  /// The score of a picture for a prompt, which does not matter to all scorers; `nil` where none is
  /// remembered.
  func state(of picture: ContentDigest, prompt: String?) -> ScoreState? {
    let key = ScoreKey(
      picture: picture, prompt: needsPrompt ? prompt : nil, scorer: scorer, weights: weights)
    return scores[key].map { score in
      .exact(
        Score(
          value: score.value, tokensUsed: score.tokensUsed, tokensTotal: score.tokensTotal))
    }
  }
}
