/// Splits prompts into the pieces of a model's vocabulary.
package protocol Tokenizer: Sendable {
  /// The prompt as the model reads it: start, pieces, end, cut to the model's length.
  func tokens(_ text: String) -> PromptTokens
}
