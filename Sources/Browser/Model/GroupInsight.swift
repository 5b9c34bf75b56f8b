internal import Curation
internal import Scorers

/// What a group's row tells of its scores.
package struct GroupInsight: Sendable, Hashable {
  /// Of a larger group so many pictures, evenly chosen, stand for all.
  private static let most = 256

  /// The standard deviation of the first scorer's scores; `nil` of fewer than two.
  package let spread: Double?
  /// ``Disagreement/ofGroup(_:)`` of the shown scorers.
  package let disagreement: Double?

  /// What is told of a group.
  init(of group: PromptGroup, in gallery: Gallery, scorers: [ScorerID]) {
    let count = group.pictures.count
    let chosen =
      count <= Self.most
      ? group.pictures : (0..<Self.most).map { group.pictures[$0 * count / Self.most] }
    let scores = scorers.map { scorer in chosen.map { gallery[$0].finite(scorer) } }
    let first = Histogram(scores.first?.compactMap(\.self) ?? [])
    spread = first.count > 1 ? first.deviation : nil
    disagreement = Disagreement.ofGroup(scores)
  }
}
