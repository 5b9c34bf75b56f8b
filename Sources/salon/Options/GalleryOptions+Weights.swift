internal import ArgumentParser
internal import Scorers

extension GalleryOptions {
  /// The scorers to ask: those that were named, else all whose weights are there.
  ///
  /// Throws where a named one has no weights, or where none is there and one is required.
  func availableScorers(in weights: WeightsFolder, isRequired: Bool) throws -> [ScorerID] {
    let status = weights.status()
    if let named = scorers?.scorers {
      for missing in status where named.contains(missing.scorer) && !missing.isComplete {
        throw MissingWeights(scorer: missing.scorer)
      }
      return named
    }
    let present = status.filter(\.isComplete).map(\.scorer)
    if isRequired, present.isEmpty { throw MissingWeights(scorer: nil) }
    return present
  }
}

/// There is nothing to score with.
struct MissingWeights: Error, CustomStringConvertible {
  /// What is said where salon goes on without.
  static let notice = "no weights: `salon weights list` tells how to get scores"

  /// The scorer that was asked for; `nil` where any would do.
  let scorer: ScorerID?

  var description: String {
    let what = scorer.map { "the weights of \($0.title) are not there" } ?? "there are no weights"
    return what + "; `salon weights list` says where they are published, "
      + "`salon weights import` puts them in place"
  }
}
