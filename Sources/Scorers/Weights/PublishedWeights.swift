/// Where a scorer's weights and vocabulary are published.
package struct PublishedWeights: Sendable, Equatable {
  /// The scorer.
  package let scorer: ScorerID
  /// The checkpoint.
  package let checkpoint: File
  /// The vocabulary of its tokenizer.
  package let vocabulary: File

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

  /// What is known of a scorer's files.
  package static func of(_ scorer: ScorerID) -> PublishedWeights? {
    all.first { $0.scorer == scorer }
  }

  /// Every scorer's, in the order of `ScorerID.all`.
  package static let all = [
    PublishedWeights(
      scorer: .imageReward,
      checkpoint: File(
        name: "ImageReward.pt",
        url: "https://huggingface.co/zai-org/ImageReward/resolve/main/ImageReward.pt",
        size: 1_786_880_927,
        sha256: "d71dc8d4912bc633c06ab8ef1ef6a81e8199d4369f14b47b29baf1d19de561f6",
        licence: "Apache-2.0"),
      vocabulary: File(
        name: "vocab.txt",
        url: "https://huggingface.co/google-bert/bert-base-uncased/resolve/main/vocab.txt",
        size: 231_508,
        sha256: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
        licence: "Apache-2.0")),
    PublishedWeights(
      scorer: .clip,
      checkpoint: File(
        name: "ViT-L-14.pt",
        url: "https://openaipublic.azureedge.net/clip/models/"
          + "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836/ViT-L-14.pt",
        size: 932_768_134,
        sha256: "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836",
        licence: "MIT"),
      vocabulary: File(
        name: "bpe_simple_vocab_16e6.txt.gz",
        url: "https://github.com/openai/CLIP/raw/main/clip/bpe_simple_vocab_16e6.txt.gz",
        size: 1_356_917,
        sha256: "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a",
        licence: "MIT")),
  ]
}
