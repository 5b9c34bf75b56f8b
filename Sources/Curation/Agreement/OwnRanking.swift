internal import Store

/// What the person thinks of a group's pictures, as ranks.
package enum OwnRanking {
  /// Each picture's rank, 1 for the best, in the order of `pictures`; `nil` for those of which
  /// nothing was said.
  ///
  /// An order by hand decides. Where there is none, what was accepted comes before what is
  /// undecided, that before what was rejected, and among these the stars decide; equals tie.
  package static func ranks(of group: PromptGroup, in gallery: Gallery) -> [Int?] {
    if group.order != nil {
      let ranks = group.ranksByHand
      return group.pictures.map { ranks[$0] }
    }
    return Ranking.ranks(group.pictures.map { grade(of: gallery[$0].judgement) })
  }

  /// How highly a judgement speaks of a picture; `nil` where there is none.
  private static func grade(of judgement: Judgement) -> Double? {
    if judgement.decision == nil, judgement.stars == 0 { return nil }
    let decision =
      switch judgement.decision {
      case .accepted: 2.0
      case nil: 1.0
      case .rejected: 0.0
      }
    return decision * 10 + Double(judgement.stars)
  }
}
