/// Where a scorer's weights and vocabulary are published.
package struct PublishedWeights: Sendable, Equatable {
  /// The scorer.
  package let scorer: ScorerID
  /// The checkpoint.
  package let checkpoint: File
  /// The vocabulary of its tokenizer; `nil` where it reads no prompt.
  package let vocabulary: File?
  /// The scorer whose checkpoint sees the pictures for it; `nil` where its own does.
  package let images: ScorerID?

  /// One published file.
  package struct File: Sendable, Equatable {
    /// The name under which it is looked for.
    package let name: String
    /// Where it can be downloaded.
    package let url: String
    /// Bytes, where known.
    package let size: Int?
    /// In hexadecimal, where known.
    package let sha256: String?
    /// SPDX.
    package let licence: String
  }

  /// A scorer's files.
  init(
    _ scorer: ScorerID, checkpoint: File, vocabulary: File? = nil, images: ScorerID? = nil
  ) {
    self.scorer = scorer
    self.checkpoint = checkpoint
    self.vocabulary = vocabulary
    self.images = images
  }

  /// What is known of a scorer's files.
  package static func of(_ scorer: ScorerID) -> PublishedWeights? {
    all.first { $0.scorer == scorer }
  }
}
