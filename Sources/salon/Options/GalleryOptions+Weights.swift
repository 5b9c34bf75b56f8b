internal import ArgumentParser
internal import Scorers

extension GalleryOptions {
  /// The scorers to ask: those that were named, else all whose weights are there.
  ///
  /// Throws where a named one has no weights.
  func availableScorers(in weights: WeightsFolder) throws -> [ScorerID] {
    let status = weights.status()
    if let named = scorers?.scorers {
      for missing in status where named.contains(missing.scorer) && !missing.isComplete {
        throw MissingWeights(scorer: missing.scorer)
      }
      return named
    }
    return status.filter(\.isComplete).map(\.scorer)
  }
}

/// A scorer that was asked for cannot be asked.
struct MissingWeights: Error, CustomStringConvertible {
  /// What is said where salon goes on without.
  static let notice = "no weights: `salon weights pull` gets them"

  /// The scorer that was asked for.
  let scorer: ScorerID

  var description: String {
    "the weights of \(scorer.title) are not there; `salon weights pull \(scorer.rawValue)` gets "
      + "them, `salon weights import` puts files in place that are here already"
  }
}
