/// Where a scorer's weights and vocabulary are published.
package struct PublishedWeights: Sendable, Equatable {
  /// The scorer.
  package let scorer: ScorerID
  /// The checkpoint.
  package let checkpoint: File
  /// The vocabulary of its tokenizer; `nil` where it reads no prompt.
  package let vocabulary: File?

  /// The scorer whose checkpoint sees the pictures for it; `nil` where its own does.
  package var images: ScorerID? { scorer == .aesthetic ? .clip : nil }

  /// Its own files.
  package var files: [File] { [checkpoint] + (vocabulary.map { [$0] } ?? []) }

  /// One published file.
  package struct File: Sendable, Equatable {
    /// The name under which it is looked for, without a folder.
    package let name: String
    /// Where it can be downloaded.
    package let url: String
    /// Bytes, where known.
    package let size: Int?
    /// In hexadecimal, where known.
    package let sha256: String?
    /// SPDX.
    package let licence: String
    /// About how many bytes, where the number is not known; nothing is compared with it.
    package var roughSize: Int?
  }
}
