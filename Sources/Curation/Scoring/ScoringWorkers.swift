internal import Foundation
internal import Imaging
internal import Scorers
internal import Store
internal import Tensors

/// The threads that score: each takes a batch of one group, and computes it on one core.
struct ScoringWorkers: Sendable {
  let session: GallerySession

  /// Starts the threads; each ends once everything is scored or the session is closed.
  func start() {
    BackgroundThread.start("salon weights", priority: .background) {
      session.loadScorers()
      for number in 0..<session.configuration.workers {
        BackgroundThread.start("salon score \(number)", priority: .background, work)
      }
    }
  }

  private func work() {
    let workspace = Workspace(threads: 1)
    session.withState { $0.startRate(at: Self.now) }
    while let pictures = session.nextToScore() {
      score(pictures, workspace)
      session.withState { $0.finished(pictures) }
    }
  }

  /// Scores a batch.
  private func score(_ ids: [PictureID], _ workspace: Workspace) {
    var pictures: [PendingPicture] = []
    for id in ids where session.isOpen {
      do {
        guard let picture = try load(id) else { continue }
        pictures.append(picture)
      } catch {
        session.fail(id, error)
      }
    }
    let scorers = Dictionary(grouping: session.loadedScorers, by: \.featureSource)
    for source in scorers.values where session.isOpen { score(pictures, source, workspace) }
  }

  /// A picture that is to be scored.
  private struct PendingPicture {
    let id: PictureID
    let digest: ContentDigest
    /// The words that scorers read; `nil` where none are known.
    let prompt: String?
    /// The picture in each form that one of its scorers reads.
    let inputs: [Preprocessing: ModelInput]
    /// Scorers that owe it a score.
    let scorers: Set<ScorerID>
  }

  /// Reads and decodes a picture; `nil` where there is nothing to score, as the library has all its
  /// scores or it has no prompt.
  private func load(_ id: PictureID) throws -> PendingPicture? {
    var bytes: [UInt8]?
    if session.withState({ $0.gallery[id].digest }) == nil { bytes = try session.bytes(of: id) }
    let (picture, missing) = session.withState { ($0.gallery[id], $0.missingScorers(of: id)) }
    guard picture.fault == nil, let digest = picture.digest else { return nil }
    let hasScore = picture.scores.keys.contains { picture.score($0) != nil }
    guard !missing.isEmpty || (session.configuration.decodesAll && !hasScore) else { return nil }
    let bitmap = try ImageDecoder.decode(bytes ?? session.bytes(of: id))
    guard !missing.isEmpty else { return nil }
    var inputs: [Preprocessing: ModelInput] = [:]
    for scorer in session.loadedScorers where missing.contains(scorer.id) {
      let preprocessing = scorer.preprocessing
      if inputs[preprocessing] == nil { inputs[preprocessing] = preprocessing(bitmap) }
    }
    return PendingPicture(
      id: id, digest: digest, prompt: picture.prompt.map(ScoringPrompt.text), inputs: inputs,
      scorers: Set(missing))
  }

  /// Scores pictures by scorers that read the same features, which are computed once.
  private func score(
    _ pictures: [PendingPicture], _ scorers: [any Scorer], _ workspace: Workspace
  ) {
    let ids = Set(scorers.map(\.id))
    let owing = pictures.filter { !ids.isDisjoint(with: $0.scorers) }
    guard let source = scorers.first, !owing.isEmpty else { return }
    let inputs = owing.compactMap { $0.inputs[source.preprocessing] }
    precondition(inputs.count == owing.count, "scorers of one source read the same pictures")
    let features = source.features(of: inputs, with: workspace)
    for scorer in scorers {
      let own = zip(owing, features).filter { $0.0.scorers.contains(scorer.id) }
      let groups = Dictionary(grouping: own) { scorer.needsPrompt ? $0.0.prompt : nil }
      for (prompt, group) in groups where session.isOpen {
        score(group.map(\.0), group.map(\.1), prompt: prompt, scorer, workspace)
      }
    }
  }

  private func score(
    _ pictures: [PendingPicture], _ features: [ImageFeatures], prompt: String?,
    _ scorer: any Scorer, _ workspace: Workspace
  ) {
    let tokens = scorer.tokens(prompt ?? "")
    let values = scorer.scores(of: features, prompt: tokens, with: workspace)
    let scores = values.map {
      Score(value: $0, tokensUsed: tokens.used, tokensTotal: tokens.total)
    }
    session.attempt {
      try session.library.save(
        zip(pictures, scores).filter { $1.value.isFinite }.map { picture, score in
          (
            ScoreKey(
              picture: picture.digest, prompt: prompt, scorer: scorer.id.rawValue,
              weights: scorer.weightsDigest),
            StoredScore(
              value: score.value, tokensUsed: score.tokensUsed, tokensTotal: score.tokensTotal)
          )
        })
    }
    let states = zip(pictures, scores).map { picture, score -> (id: PictureID, state: ScoreState) in
      let isNumber = score.value.isFinite
      return (picture.id, isNumber ? .exact(score) : .impossible("the weights give no number"))
    }
    session.withState { $0.scored(states, by: scorer.id, at: Self.now) }
  }

  /// Seconds of a clock that does not jump.
  private static var now: Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }
}
