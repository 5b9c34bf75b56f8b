internal import Provenance
package import Scorers
package import Store

/// What is to be told of one picture outside the screen.
package struct ScoreLine: Sendable, Equatable {
  package let path: String
  package let group: GroupID
  package let prompt: String?
  /// Finished scores.
  package let scores: [ScorerID: Score]
  /// Each score's place within the group, 1 = best.
  package let ranks: [ScorerID: Int]
  package let decision: Decision?
  package let stars: Int
  /// The place in the order by hand, 1 = best; `nil` where there is none.
  package let order: Int?
  /// Scores that other programs wrote into the file or a list, by their names.
  package let imported: [String: Double]
  /// The rank that people gave it for a dataset, 1 = best; `nil` where there is none.
  package let people: Double?
  /// Why the picture cannot be scored; `nil` where nothing is wrong.
  package let error: String?
}

/// A gallery as lines, one a picture, in the order of the files.
package enum ScoreReport {
  /// The lines of a gallery, with the scores of `scorers`.
  package static func lines(_ gallery: Gallery, scorers: [ScorerID]) -> [ScoreLine] {
    var ranks: [PictureID: [ScorerID: Int]] = [:]
    var places: [PictureID: Int] = [:]
    for group in gallery.groups {
      for scorer in scorers {
        let found = Ranking.ranks(
          group.pictures.map { gallery[$0].fault == nil ? gallery[$0].score(scorer) : nil })
        for (id, rank) in zip(group.pictures, found) { ranks[id, default: [:]][scorer] = rank }
      }
      places.merge(group.ranksByHand) { first, _ in first }
    }
    return gallery.pictures.map { picture in
      ScoreLine(
        path: picture.path,
        group: gallery.group(of: picture.id),
        prompt: picture.prompt,
        scores: scores(of: picture, scorers),
        ranks: ranks[picture.id] ?? [:],
        decision: picture.judgement.decision,
        stars: picture.judgement.stars,
        order: places[picture.id],
        imported: picture.generation?.importedScores ?? [:],
        people: picture.people,
        error: picture.fault)
    }
  }

  private static func scores(of picture: Picture, _ scorers: [ScorerID]) -> [ScorerID: Score] {
    guard picture.fault == nil else { return [:] }
    var scores: [ScorerID: Score] = [:]
    for scorer in scorers {
      if case .exact(let score) = picture.scores[scorer] { scores[scorer] = score }
    }
    return scores
  }
}
