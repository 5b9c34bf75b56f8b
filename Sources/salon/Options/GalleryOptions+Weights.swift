internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers

extension GalleryOptions {
  /// The scorers to ask: those that were named, else all whose weights are there; for the demo's
  /// pictures those that come along.
  ///
  /// Throws where a named one has no weights.
  func availableScorers(in weights: WeightsFolder) throws -> [ScorerID] {
    if let named = scorers?.scorers {
      for scorer in named where weights.status(of: scorer)?.isComplete != true {
        throw MissingWeights(scorer: scorer)
      }
      return named
    }
    if isDemo { return ScorerID.demo.filter { weights.status(of: $0)?.isComplete == true } }
    return weights.status().filter(\.isComplete).map(\.scorer)
  }

  /// Whether it is the demo's gallery, or part of it.
  private var isDemo: Bool {
    let demo = Places.ofThisProcess().demo
    return places.allSatisfy { place in
      let path = URL(filePath: place).standardizedFileURL.path(percentEncoded: false)
      return path == demo || path.hasPrefix(demo + "/")
    }
  }
}

/// There is no scorer that could be asked.
struct NoWeights: Error, CustomStringConvertible {
  /// Where weights were looked for.
  let folder: String

  var description: String {
    "there are no weights in \(folder), so nothing can be scored; `salon weights pull` says which "
      + "there are, `salon weights pull clip` gets those of CLIP, and `salon demo` shows salon "
      + "with weights that come along"
  }
}

/// A scorer that was asked for cannot be asked.
struct MissingWeights: Error, CustomStringConvertible {
  /// What is said where salon goes on without.
  static let notice = "no weights: `salon weights pull` gets them"

  /// The scorer that was asked for.
  let scorer: ScorerID

  var description: String {
    let missing = "the weights of \(scorer.title) are not there; "
    if ScorerID.demo.contains(scorer) {
      return missing + "they come along with salon, in weights/demo of its checkout"
    }
    return missing + "`salon weights pull \(scorer.rawValue)` gets them, "
      + "`salon weights import` puts files in place that are here already"
  }
}
