/// A word of a prompt: a run without white space, or one of the web UIs' tags that name a network.
package struct PromptWord: Sendable, Hashable {
  package let text: String
  /// Where it stands in the prompt.
  package let range: Range<String.Index>

  /// The words of a prompt, in their order.
  package static func words(of prompt: String) -> [PromptWord] {
    let runs = prompt.split(whereSeparator: \.isWhitespace)
    var words: [PromptWord] = []
    var index = 0
    while index < runs.count {
      let last = endOfTag(runs, from: index, in: prompt) ?? index
      let range = runs[index].startIndex..<runs[last].endIndex
      words.append(PromptWord(text: String(prompt[range]), range: range))
      index = last + 1
    }
    return words
  }

  /// The prompt without one of its words.
  package static func prompt(_ prompt: String, without word: PromptWord) -> String {
    let rest = prompt[word.range.upperBound...].drop(while: \.isWhitespace)
    return String(prompt[..<word.range.lowerBound] + rest)
  }

  /// The run that ends a tag which begins in a run and holds blanks, such as `<lora:my net:0.8>`.
  private static func endOfTag(
    _ runs: [Substring], from first: Int, in prompt: String
  ) -> Int? {
    guard let start = runs[first].lastIndex(of: "<"), !runs[first][start...].contains(">"),
      let last = runs[(first + 1)...].prefix(longestTag).firstIndex(where: { $0.contains(">") }),
      let end = runs[last].firstIndex(of: ">")
    else { return nil }
    // What is a tag is what scorers do not read.
    return ScoringPrompt.text(String(prompt[start...end])).isEmpty ? last : nil
  }

  /// Runs that a tag may have.
  private static let longestTag = 16
}
