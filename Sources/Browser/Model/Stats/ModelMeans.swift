internal import Curation
internal import Provenance
package import Scorers

/// What the scorers say of the pictures of one model, in the mean.
package struct ModelMeans: Sendable, Equatable {
  /// The model; `nil` where the pictures do not tell.
  package let model: String?
  package let pictures: Int
  /// Each scorer's mean; `nil` where it has scored none of them.
  package let means: [ScorerID: Double]

  /// The models of some pictures, by their numbers of pictures.
  static func all(_ pictures: [Picture], scorers: [ScorerID]) -> [ModelMeans] {
    var tallies: [String?: Tally] = [:]
    for picture in pictures where picture.fault == nil {
      let model = picture.generation?.model ?? picture.generation?.modelHash
      tallies[model, default: Tally()].add(picture, scorers)
    }
    return tallies.map { model, tally in
      ModelMeans(
        model: model, pictures: tally.pictures,
        means: tally.sums.mapValues { $0.sum / Double($0.count) })
    }.sorted { ($1.pictures, $0.model ?? "") < ($0.pictures, $1.model ?? "") }
  }

  private struct Tally {
    var pictures = 0
    var sums: [ScorerID: (sum: Double, count: Int)] = [:]

    mutating func add(_ picture: Picture, _ scorers: [ScorerID]) {
      pictures += 1
      for scorer in scorers {
        guard let score = picture.finite(scorer) else { continue }
        let sum = sums[scorer] ?? (0, 0)
        sums[scorer] = (sum.sum + score, sum.count + 1)
      }
    }
  }
}
