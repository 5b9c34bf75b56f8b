internal import Crypto
internal import Tensors

extension WeightsFolder {
  /// Loads a scorer whose files are there.
  static func load(
    _ published: PublishedWeights, _ checkpoint: String, _ vocabulary: String,
    _ configuration: ModelConfiguration
  ) throws(ScorerError) -> any Scorer {
    do {
      let opened = try Checkpoint.open(checkpoint)
      let digest = digest(of: opened)
      switch published.scorer {
      case .imageReward:
        let words = try WordPiece(vocabularyAt: vocabulary)
        return try ImageReward(opened, vocabulary: words, digest: digest, configuration)
      default:
        let merges = try BytePairs(mergesAt: vocabulary)
        return try CLIP(opened, vocabulary: merges, digest: digest, configuration)
      }
    } catch let error as TokenizerError {
      throw ScorerError(
        .badVocabulary, vocabulary, detail: error.detail,
        advice: "\(error.advice) It is published at \(published.vocabulary.url)")
    } catch let error as CheckpointError {
      throw ScorerError(
        .badWeights, checkpoint, detail: error.problem,
        advice: "\(error.advice) It is published at \(published.checkpoint.url)")
    } catch {
      throw ScorerError(
        .badWeights, checkpoint, detail: "\(error)", advice: "Replace the file.")
    }
  }

  /// Sixteen hexadecimal digits that tell these weights from others.
  static func digest(of checkpoint: Checkpoint) -> String {
    var hash = SHA256()
    checkpoint.fingerprint { hash.update(bufferPointer: $0) }
    return hash.finalize().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
