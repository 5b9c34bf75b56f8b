package import Provenance
package import Scorers
package import Store

/// A picture's place in the open gallery, fixed for as long as the gallery is open.
package struct PictureID: RawRepresentable, Sendable, Hashable, Comparable {
  package let rawValue: Int

  /// The id of the picture at an index of ``Gallery/pictures``.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static func < (one: PictureID, other: PictureID) -> Bool {
    one.rawValue < other.rawValue
  }
}

/// One picture of the open gallery and all that is known of it so far.
package struct Picture: Sendable, Equatable, Identifiable {
  package let id: PictureID
  /// The file, absolute.
  package let path: String
  /// How it was made; `nil` where nothing tells.
  package var generation: Generation?
  /// The size in pixels as it is to be shown; `nil` where the header cannot be read.
  package var pixels: PictureSize?
  /// When the file was last written, in seconds since 1970; `nil` where it could not be looked at.
  package var modified: Double?
  /// Why it cannot be shown or scored; `nil` while nothing is wrong.
  package var fault: String?
  /// The content's digest; `nil` until the file has been read.
  package var digest: ContentDigest?
  /// What the person said of it.
  package var judgement = Judgement()
  /// What each scorer said of it.
  package var scores: [ScorerID: ScoreState] = [:]

  /// A picture of which only the file is known.
  package init(id: PictureID, path: String) {
    self.id = id
    self.path = path
  }

  /// The file's last component.
  package var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The prompt, where one is known.
  package var prompt: String? { generation?.prompt }

  /// The rank that people gave it for a dataset, 1 = best; ties and gaps occur.
  package var people: Double? { generation?.peopleRank }

  /// The finished score of a scorer.
  package func score(_ scorer: ScorerID) -> Double? {
    guard case .exact(let score) = scores[scorer] else { return nil }
    return score.value
  }
}

/// A picture's size in pixels.
package struct PictureSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  /// A size of `width` by `height` pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A finished score.
package struct Score: Sendable, Hashable {
  /// What the scorer said; higher is better.
  package var value: Double
  /// Tokens of the prompt that the scorer read.
  package var tokensUsed: Int
  /// Tokens that the whole prompt has.
  package var tokensTotal: Int

  /// A score with the part of the prompt that it stands for.
  package init(value: Double, tokensUsed: Int, tokensTotal: Int) {
    self.value = value
    self.tokensUsed = tokensUsed
    self.tokensTotal = tokensTotal
  }
}

/// What is known of one score.
///
/// A scorer that has no entry was not asked.
package enum ScoreState: Sendable, Hashable {
  /// Will be computed.
  case pending
  /// Computed.
  case exact(Score)
  /// Cannot be computed, for this reason.
  case impossible(String)
}
