package import Tensors

extension WeightsFolder {
  /// The tokenizers whose vocabularies are there, in the order of `ScorerID.all`; no checkpoint is
  /// needed.
  package func tokenizers() throws(TokenizerError) -> [(scorer: ScorerID, tokenizer: any Tokenizer)]
  {
    var tokenizers: [(scorer: ScorerID, tokenizer: any Tokenizer)] = []
    for status in status() {
      guard let vocabulary = status.vocabulary else { continue }
      tokenizers.append((status.scorer, try Self.tokenizer(of: status.scorer, vocabulary)))
    }
    return tokenizers
  }

  /// What tells a scorer's present weights from others, without loading them.
  package func weightsDigest(of scorer: ScorerID) throws(CheckpointError) -> String? {
    guard let status = PublishedWeights.of(scorer).map(status(of:)),
      let checkpoint = status.checkpoint
    else { return nil }
    let configuration = status.configuration.flatMap { try? ModelConfiguration.read($0) }
    return Self.digest(
      of: try Checkpoint.open(checkpoint), status.vocabulary,
      configuration ?? ModelConfiguration())
  }

  private static func tokenizer(
    of scorer: ScorerID, _ vocabulary: String
  ) throws(TokenizerError) -> any Tokenizer {
    switch scorer {
    case .imageReward: try WordPiece(vocabularyAt: vocabulary)
    default: try BytePairs(mergesAt: vocabulary)
    }
  }
}
