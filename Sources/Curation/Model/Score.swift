/// A finished score.
package struct Score: Sendable, Hashable {
  /// What the scorer said; higher is better.
  package var value: Double
  /// Four bytes each, because there are as many scores as pictures, several times.
  private var used: Int32
  private var total: Int32

  /// A score with the part of the prompt that it stands for.
  package init(value: Double, tokensUsed: Int, tokensTotal: Int) {
    self.value = value
    used = Int32(clamping: tokensUsed)
    total = Int32(clamping: tokensTotal)
  }

  /// Tokens of the prompt that the scorer read.
  package var tokensUsed: Int { Int(used) }

  /// Tokens that the whole prompt has.
  package var tokensTotal: Int { Int(total) }
}

/// What is known of one score.
///
/// A scorer that has no entry was not asked.
package enum ScoreState: Sendable, Hashable {
  /// Will be computed.
  case pending
  /// Computed.
  case exact(Score)
  /// Cannot be computed, for this reason.
  case impossible(String)
}
