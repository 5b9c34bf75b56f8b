internal import Scorers
internal import Store
internal import Tensors

/// Computes the scores of prepared pictures, and keeps what was seen in them.
struct BatchComputation: Sendable {
  let session: GallerySession
  let scorers: [any Scorer]

  /// Computes what the pictures' scorers owe them; once the session is closed nothing more is begun.
  func score(_ pictures: [PreparedPicture], _ workspace: Workspace) {
    var sources: Set<ScorerID> = []
    for scorer in scorers where sources.insert(scorer.featureSource).inserted && session.isOpen {
      let readers = scorers.filter { $0.featureSource == scorer.featureSource }
      let ids = Set(readers.map(\.id))
      let owing = pictures.filter { !ids.isDisjoint(with: $0.scorers) }
      if !owing.isEmpty { score(owing, readers, workspace) }
    }
  }

  /// Scores pictures by scorers that read the same features, which are computed once.
  ///
  /// What was begun is finished: the look at the pictures is nearly all of the work.
  private func score(
    _ pictures: [PreparedPicture], _ readers: [any Scorer], _ workspace: Workspace
  ) {
    let features = features(of: pictures, readers[0], workspace)
    for scorer in readers {
      let own = zip(pictures, features).filter { $0.0.scorers.contains(scorer.id) }
      let groups = Dictionary(grouping: own) { scorer.needsPrompt ? $0.0.prompt : nil }
      for (prompt, group) in groups {
        score(group.map(\.0), group.map(\.1), prompt: prompt, scorer, workspace)
      }
    }
  }

  /// What a scorer sees in each picture: what is known, the rest computed as one batch and kept.
  private func features(
    of pictures: [PreparedPicture], _ scorer: any Scorer, _ workspace: Workspace
  ) -> [ImageFeatures] {
    let source = scorer.featureSource
    let unseen = pictures.filter { $0.features[source] == nil }
    let inputs = unseen.compactMap { $0.inputs[scorer.preprocessing] }
    precondition(inputs.count == unseen.count, "scorers of one source read the same pictures")
    let computed = scorer.features(of: inputs, with: workspace)
    session.keep(zip(unseen, computed).map { ($0.digest, $1) }, for: scorer)
    session.withState {
      $0.looked(source, computed: unseen.count, recalled: pictures.count - unseen.count)
    }
    // A first score is computed from what was just seen, not from what was rounded to be kept.
    var next = computed.makeIterator()
    return pictures.compactMap { $0.features[source] ?? next.next() }
  }

  private func score(
    _ pictures: [PreparedPicture], _ features: [ImageFeatures], prompt: String?,
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
    session.withState { $0.scored(states, by: scorer.id, at: ScoringThreads.now) }
  }
}
