internal import Imaging
internal import Scorers
internal import Store

/// Makes pictures ready to be scored: reads and decodes those that a scorer has yet to look at.
struct BatchPreparation: Sendable {
  let session: GallerySession
  let scorers: [any Scorer]

  /// The pictures that have something to be scored, all of one group.
  func batch(of ids: [PictureID]) -> PreparedBatch {
    let group = session.withState { state in ids.first.map { state.gallery.group(of: $0) } }
    let owing = ids.compactMap { id in attempt(id) { try look(at: id) } ?? nil }
    let kept = recalled(owing)
    let pictures = owing.compactMap { picture in
      attempt(picture.id) { try prepared(picture, kept[picture.digest] ?? [:]) } ?? nil
    }
    return PreparedBatch(group: group ?? .withoutPrompt, pictures: pictures)
  }

  /// A picture that is known, with what is still to be found out about it.
  private struct OwingPicture {
    let id: PictureID
    let digest: ContentDigest
    let prompt: String?
    /// Scorers that owe it a score; none where it is only to be seen whether it can be decoded.
    let scorers: Set<ScorerID>
    /// The file, where it had to be read already.
    let bytes: [UInt8]?
  }

  /// What becomes of one picture; one that cannot be used is no reason to leave out the others.
  private func attempt<Result>(_ id: PictureID, _ body: () throws -> Result) -> Result? {
    guard session.isOpen else { return nil }
    do {
      return try body()
    } catch {
      session.fail(id, error)
      return nil
    }
  }

  /// What is still to be found out about a picture; `nil` where the library has all its scores, or it
  /// has no prompt.
  private func look(at id: PictureID) throws -> OwingPicture? {
    var bytes: [UInt8]?
    if session.withState({ $0.gallery[id].digest }) == nil { bytes = try session.bytes(of: id) }
    let (picture, missing) = session.withState { ($0.gallery[id], $0.missingScorers(of: id)) }
    guard picture.fault == nil, let digest = picture.digest else { return nil }
    let hasScore = picture.scores.keys.contains { picture.score($0) != nil }
    guard !missing.isEmpty || (session.configuration.decodesAll && !hasScore) else { return nil }
    return OwingPicture(
      id: id, digest: digest, prompt: picture.prompt.map(ScoringPrompt.text),
      scorers: Set(missing), bytes: bytes)
  }

  /// What is kept of pictures from an earlier time, as those of their scorers see them that owe them
  /// a score, by `Scorer.featureSource`.
  private func recalled(_ pictures: [OwingPicture]) -> [ContentDigest: [ScorerID: ImageFeatures]] {
    var kept: [ContentDigest: [ScorerID: ImageFeatures]] = [:]
    var sources: Set<ScorerID> = []
    for scorer in scorers where sources.insert(scorer.featureSource).inserted {
      let readers = Set(scorers.filter { $0.featureSource == scorer.featureSource }.map(\.id))
      let digests = pictures.filter { !readers.isDisjoint(with: $0.scorers) }.map(\.digest)
      session.attempt {
        for (digest, features) in try session.features.features(of: digests, for: scorer) {
          kept[digest, default: [:]][scorer.featureSource] = features
        }
      }
    }
    return kept
  }

  /// The picture with what its scorers read; `nil` where nothing is to be scored.
  private func prepared(
    _ picture: OwingPicture, _ kept: [ScorerID: ImageFeatures]
  ) throws -> PreparedPicture? {
    let unseen = scorers.filter {
      picture.scorers.contains($0.id) && kept[$0.featureSource] == nil
    }
    var inputs: [Preprocessing: ModelInput] = [:]
    // What was seen once could be decoded.
    if !unseen.isEmpty || picture.scorers.isEmpty {
      let bitmap = try ImageDecoder.decode(picture.bytes ?? session.bytes(of: picture.id))
      for scorer in unseen where inputs[scorer.preprocessing] == nil {
        inputs[scorer.preprocessing] = scorer.preprocessing(bitmap)
      }
    }
    guard !picture.scorers.isEmpty else { return nil }
    return PreparedPicture(
      id: picture.id, digest: picture.digest, prompt: picture.prompt, scorers: picture.scorers,
      features: kept, inputs: inputs)
  }
}
