/// The words in which prompts differ.
enum PromptDifferences {
  /// A word of a prompt.
  struct Word: Equatable {
    let text: String
    /// Whether not all of the prompts have it.
    let isLit: Bool
  }

  /// The words of each prompt; those that another prompt has less often are lit.
  ///
  /// Of a word that is there several times the last are. Case and the punctuation around a word tell
  /// nothing apart.
  static func lit(_ prompts: [String]) -> [[Word]] {
    let words = prompts.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    let keys = words.map { $0.map(key) }
    let counts = keys.map { Dictionary($0.map { ($0, 1) }, uniquingKeysWith: +) }
    return words.indices.map { prompt in
      var seen: [String: Int] = [:]
      return zip(words[prompt], keys[prompt]).map { word, key in
        seen[key, default: 0] += 1
        let isShared = counts.allSatisfy { $0[key, default: 0] >= seen[key, default: 0] }
        return Word(text: word, isLit: !isShared)
      }
    }
  }

  private static func key(_ word: String) -> String {
    let key = word.lowercased().filter { $0.isLetter || $0.isNumber }
    return key.isEmpty ? word : key
  }
}
