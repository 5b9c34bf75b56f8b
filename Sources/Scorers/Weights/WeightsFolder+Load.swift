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
      let digests = WeightsDigests(own: opened, vocabulary: status.vocabulary, configuration)
      let vocabulary = status.vocabulary ?? ""
      if let family = CLIPFamily.of(status.scorer) {
        let merges = try BytePairs(mergesAt: vocabulary)
        return try CLIP(opened, family, vocabulary: merges, digests: digests, configuration)
      }
      let words = try WordPiece(vocabularyAt: vocabulary)
      return status.scorer == .blip
        ? try BLIP(opened, vocabulary: words, digests: digests, configuration)
        : try ImageReward(opened, status.scorer, vocabulary: words, digests: digests, configuration)
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
    let digests = WeightsDigests(own: head, images: images, vocabulary: nil, configuration)
    let shared = loaded.lazy.compactMap { $0 as? CLIP }
      .first { $0.id == family.scorer && $0.featureDigest == digests.features }
    let weights = images.weights
    return try Aesthetic(
      head,
      images: shared?.images
        ?? CLIPImages(weights, CLIPLayout.of(weights), family, configuration),
      digests: digests)
  }

  /// What the `config.json` beside a checkpoint says.
  static func configuration(of status: WeightsStatus) throws(ScorerError) -> ModelConfiguration {
    try status.configuration.map(ModelConfiguration.read) ?? ModelConfiguration()
  }
}
