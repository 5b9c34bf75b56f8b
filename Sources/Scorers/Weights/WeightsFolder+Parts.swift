package import Tensors

extension WeightsFolder {
  /// The tokenizers of scorers whose vocabularies are there, in their order; no checkpoint is needed.
  package func tokenizers(
    of scorers: [ScorerID] = ScorerID.all
  ) throws(TokenizerError) -> [(scorer: ScorerID, tokenizer: any Tokenizer)] {
    var tokenizers: [(scorer: ScorerID, tokenizer: any Tokenizer)] = []
    for scorer in scorers {
      guard let vocabulary = status(of: scorer)?.vocabulary else { continue }
      tokenizers.append((scorer, try Self.tokenizer(of: scorer, vocabulary)))
    }
    return tokenizers
  }

  /// What tells a scorer's present weights from others, without loading them.
  package func weightsDigest(of scorer: ScorerID) throws(CheckpointError) -> String? {
    guard let status = catalog.of(scorer).map(status(of:)), let path = status.checkpoint
    else { return nil }
    // Of a scorer that sees through another's checkpoint that one's configuration counts.
    let other = status.published.images.flatMap(catalog.of).map(self.status(of:))
    let configuration = (try? Self.configuration(of: other ?? status)) ?? ModelConfiguration()
    let checkpoint = try Checkpoint.open(path)
    guard status.published.images != nil else {
      return WeightsDigests(
        own: checkpoint, vocabulary: status.vocabulary, configuration
      ).scores
    }
    guard let images = status.images else { return nil }
    return WeightsDigests(
      own: checkpoint, images: try Checkpoint.open(images), vocabulary: nil, configuration
    ).scores
  }

  private static func tokenizer(
    of scorer: ScorerID, _ vocabulary: String
  ) throws(TokenizerError) -> any Tokenizer {
    switch scorer {
    case .imageReward, .blip, .demoImageReward: try WordPiece(vocabularyAt: vocabulary)
    default: try BytePairs(mergesAt: vocabulary)
    }
  }
}
