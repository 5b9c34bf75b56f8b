package import Scorers

/// The answer to a ``WhatIfQuestion``, as far as it is known.
///
/// A value: whoever asked puts the changes into it as they come. Nothing of it is kept as the
/// pictures' scores.
package struct WhatIf: Sendable, Equatable {
  package let question: WhatIfQuestion
  /// The words of the question's prompt.
  package let words: [PromptWord]
  /// Scores for the question's prompt.
  package private(set) var scores: [PictureID: [ScorerID: Score]] = [:]
  /// By how much a score is higher with each word than without it; `nil` for words whose turn has
  /// not come.
  package private(set) var contributions: [PictureID: [ScorerID: [Double?]]] = [:]
  /// Why pictures have no answer.
  package private(set) var failures: [PictureID: String] = [:]
  /// Whether nothing more comes.
  package private(set) var isFinished = false

  /// Something that became known.
  package enum Change: Sendable, Equatable {
    /// Scores for the question's prompt.
    case scored(ScorerID, [PictureID: Score])
    /// What the word at an index contributes to scores.
    case weighed(ScorerID, word: Int, [PictureID: Double])
    /// A picture cannot be used, for this reason.
    case failed(PictureID, String)
    /// Nothing more comes.
    case finished
  }

  /// An answer of which nothing is known.
  package init(_ question: WhatIfQuestion) {
    self.question = question
    words = PromptWord.words(of: question.prompt)
  }

  /// Takes a change in.
  package mutating func apply(_ change: Change) {
    switch change {
    case .scored(let scorer, let new):
      for (picture, score) in new { scores[picture, default: [:]][scorer] = score }
    case .weighed(let scorer, let word, let new):
      guard words.indices.contains(word) else { return }
      for (picture, value) in new {
        let unknown = [Double?](repeating: nil, count: words.count)
        contributions[picture, default: [:]][scorer, default: unknown][word] = value
      }
    case .failed(let picture, let reason): failures[picture] = reason
    case .finished: isFinished = true
    }
  }

  /// The places among the question's pictures that a scorer would give them, 1 = best.
  package func ranks(by scorer: ScorerID) -> [PictureID: Int] {
    let ranks = Ranking.ranks(question.pictures.map { scores[$0]?[scorer]?.value })
    return zip(question.pictures, ranks).reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  /// What each word contributes to a scorer's scores, the mean of the pictures of which it is known.
  package func meanContributions(by scorer: ScorerID) -> [Double?] {
    words.indices.map { word in
      let known = contributions.values.compactMap { $0[scorer]?[word] }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
  }
}
