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
      let digest = digest(of: opened, vocabulary, configuration)
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

  /// Sixteen hexadecimal digits that tell these weights from others, and from the same weights with
  /// another vocabulary or configuration, which give other scores.
  static func digest(
    of checkpoint: Checkpoint, _ vocabulary: String?, _ configuration: ModelConfiguration
  ) -> String {
    var hash = SHA256()
    checkpoint.fingerprint { hash.update(bufferPointer: $0) }
    for tower in [configuration.vision, configuration.text] {
      hash.update(data: Array("\(tower?.heads ?? 0) \(tower?.activation ?? "")\n".utf8))
    }
    // One that cannot be read gives no scores, so that its digest does not matter.
    let words = vocabulary.flatMap { try? VocabularyFile.read($0, limit: 16 << 20) }
    hash.update(data: words ?? [])
    return hash.finalize().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
