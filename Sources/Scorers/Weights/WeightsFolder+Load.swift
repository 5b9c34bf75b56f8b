internal import Crypto
internal import Tensors

extension WeightsFolder {
  /// Loads a scorer whose files are there; `checkpoint` is its own.
  func load(
    _ status: WeightsStatus, _ checkpoint: String, sharing loaded: [any Scorer]
  ) throws(ScorerError) -> any Scorer {
    do {
      let opened = try Checkpoint.open(checkpoint)
      if let images = status.images {
        return try aesthetic(opened, images: Checkpoint.open(images), sharing: loaded)
      }
      let configuration = try Self.configuration(of: status)
      let digest = Self.digest(of: [opened], status.vocabulary, configuration)
      let vocabulary = status.vocabulary ?? ""
      if let family = CLIPFamily.of(status.scorer) {
        let merges = try BytePairs(mergesAt: vocabulary)
        return try CLIP(opened, family, vocabulary: merges, digest: digest, configuration)
      }
      let words = try WordPiece(vocabularyAt: vocabulary)
      return status.scorer == .blip
        ? try BLIP(opened, vocabulary: words, digest: digest, configuration)
        : try ImageReward(opened, vocabulary: words, digest: digest, configuration)
    } catch let error as TokenizerError {
      throw ScorerError(
        .badVocabulary, status.vocabulary ?? status.folder, detail: error.detail,
        advice: "\(error.advice) It is published at \(status.published.vocabulary?.url ?? "")")
    } catch let error as CheckpointError {
      let other = error.path == status.images ? status.published.images : nil
      let published = other.flatMap(catalog.of) ?? status.published
      throw ScorerError(
        .badWeights, other == nil ? checkpoint : error.path, detail: error.problem,
        advice: "\(error.advice) It is published at \(published.checkpoint.url)")
    } catch let error as ScorerError {
      throw error
    } catch {
      throw ScorerError(
        .badWeights, checkpoint, detail: "\(error)", advice: "Replace the file.")
    }
  }

  /// The aesthetic score, whose head lies in one checkpoint and CLIP's view of pictures in another.
  private func aesthetic(
    _ head: Checkpoint, images: Checkpoint, sharing loaded: [any Scorer]
  ) throws -> Aesthetic {
    guard let family = CLIPFamily.of(.clip), let published = catalog.of(.clip) else {
      preconditionFailure("CLIP is one of its family")
    }
    let clip = status(of: published)
    let configuration = try Self.configuration(of: clip)
    let digest = Self.digest(of: [images], clip.vocabulary, configuration)
    let shared = loaded.lazy.compactMap { $0 as? CLIP }
      .first { $0.id == family.scorer && $0.weightsDigest == digest }
    let weights = images.weights
    return try Aesthetic(
      head,
      images: shared?.images
        ?? CLIPImages(weights, CLIPLayout.of(weights), family, configuration),
      digest: Self.digest(of: [head, images], nil, configuration))
  }

  /// What the `config.json` beside a checkpoint says.
  static func configuration(of status: WeightsStatus) throws(ScorerError) -> ModelConfiguration {
    try status.configuration.map(ModelConfiguration.read) ?? ModelConfiguration()
  }

  /// Sixteen hexadecimal digits that tell these weights from others, and from the same weights with
  /// another vocabulary or configuration, which give other scores.
  static func digest(
    of checkpoints: [Checkpoint], _ vocabulary: String?, _ configuration: ModelConfiguration
  ) -> String {
    var hash = SHA256()
    for checkpoint in checkpoints { checkpoint.fingerprint { hash.update(bufferPointer: $0) } }
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
