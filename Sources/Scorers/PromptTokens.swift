/// A prompt as a model reads it.
package struct PromptTokens: Sendable, Hashable {
  /// Ids with start and end marks, without padding, cut to the model's length.
  package let ids: [Int32]
  /// How many tokens the whole prompt has, start and end marks included.
  package let total: Int

  /// How many tokens the model reads.
  package var used: Int { ids.count }
  /// Whether words of the prompt were cut off.
  package var isTruncated: Bool { used < total }

  /// Tokens of a prompt whose uncut length is `total`.
  package init(ids: [Int32], total: Int) {
    self.ids = ids
    self.total = total
  }
}
