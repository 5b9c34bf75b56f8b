internal import Curation
internal import Terminal

/// How strongly the words of a prompt that is being typed raise or lower a score.
struct WordWeights {
  /// One word's part.
  struct Weight: Equatable {
    let value: Double
    /// 0 for next to nothing, to 3.
    let strength: Int

    /// The colour of the word.
    var role: Role { strength == 0 ? .input : value < 0 ? .loss : .gain }

    /// What stands below the word.
    func sign(_ glyphs: Glyphs) -> String { value < 0 ? glyphs.minus : "+" }
  }

  private let weights: [Weight?]

  /// The weights of the words in a trial's field; a word that was not asked about yet has none.
  init(_ trial: PromptTrial) {
    let known = trial.contributions
    let strongest = known.compactMap { $0.value.map(abs) }.filter(\.isFinite).max() ?? 0
    // While the prompt is typed the same words are as they were: the first with the first.
    var values: [String: [Double?]] = [:]
    for (word, value) in known.reversed() { values[word.text, default: []].append(value) }
    weights = PromptWord.words(of: trial.field.text).map { word in
      guard let value = values[word.text]?.popLast(), let value, value.isFinite, strongest > 0
      else { return nil }
      return Weight(value: value, strength: Self.strength(abs(value) / strongest))
    }
  }

  /// The weight of the word at an index.
  subscript(index: Int) -> Weight? { weights.indices.contains(index) ? weights[index] : nil }

  private static func strength(_ share: Double) -> Int {
    share < 0.05 ? 0 : share < 1.0 / 3 ? 1 : share < 2.0 / 3 ? 2 : 3
  }
}
