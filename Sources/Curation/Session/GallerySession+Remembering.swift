package import Scorers
internal import Store

extension GallerySession {
  /// The gallery as it is now, with what the present weights of scorers said of its pictures before;
  /// a scorer without weights said nothing.
  ///
  /// Neither is anything computed, nor are weights loaded.
  package func gallery(rememberingScoresBy scorers: [ScorerID]) throws -> Gallery {
    var gallery = gallery
    let digests = gallery.pictures.compactMap(\.digest)
    for scorer in scorers {
      guard let version = try configuration.weights.weightsDigest(of: scorer) else { continue }
      let stored = try StoredScores(of: digests, by: scorer, weights: version, in: library)
      for picture in gallery.pictures {
        let prompt = picture.prompt.map(ScoringPrompt.text)
        guard let digest = picture.digest, let state = stored.state(of: digest, prompt: prompt)
        else { continue }
        gallery.apply(.scored(picture.id, scorer, state))
      }
    }
    return gallery
  }
}
