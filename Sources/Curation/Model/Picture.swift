package import Provenance
package import Scorers
package import Store

/// A picture's place in the open gallery, fixed for as long as the gallery is open.
///
/// It stands for one file with one content: a file that is written anew or renamed gets another.
package struct PictureID: RawRepresentable, Sendable, Hashable, Comparable {
  package let rawValue: Int

  /// The id of a number that a gallery gave.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static func < (one: PictureID, other: PictureID) -> Bool {
    one.rawValue < other.rawValue
  }
}

/// One picture of the open gallery and all that is known of it so far.
///
/// There are a hundred thousand of them: what several share is kept once.
package struct Picture: Sendable, Equatable, Identifiable {
  package let id: PictureID
  /// Where the file lies.
  package let folder: Folder
  /// The file's last component.
  package let name: String
  /// The file as it was when it was found; `nil` where it could not be looked at.
  package var stamp: FileStamp?
  /// What it shares with others of how it was made; `nil` where nothing tells.
  package var recipe: Recipe?
  /// The seed of the noise, where it is known.
  package var seed: UInt64?
  /// Scores that another program wrote into the file, by that program's name for them.
  package var importedScores: [String: Double] = [:]
  /// The rank that people gave it for a dataset, 1 = best; ties and gaps occur.
  package var people: Double?
  /// The size in pixels as it is to be shown; `nil` where the header cannot be read.
  package var pixels: PictureSize?
  /// Why it cannot be shown or scored; `nil` while nothing is wrong.
  package var fault: String?
  /// The content's digest; `nil` until the file has been read.
  package var digest: ContentDigest?
  /// What the person said of it.
  package var judgement = Judgement()
  /// What each scorer said of it.
  package var scores = ScoreList()

  /// A picture of which only the file is known.
  package init(id: PictureID, folder: Folder, name: String) {
    self.id = id
    self.folder = folder
    self.name = name
  }

  /// A picture of which only the file is known, by its absolute path.
  package init(id: PictureID, path: String) {
    let parts = PathParts(path)
    self.init(id: id, folder: Folder(parts.folder), name: parts.name)
  }

  /// The file, absolute.
  package var path: String { folder.path(of: name) }

  /// What tells whether the file is still the one that was found.
  package var file: FileIdentity? { stamp?.identity(at: path) }

  /// When the file was last written, in seconds since 1970; `nil` where it could not be looked at.
  package var modified: Double? { stamp.map { Double($0.modified) / 1e9 } }

  /// How it was made; `nil` where nothing tells.
  package var generation: Generation? {
    get {
      guard var generation = recipe?.generation else { return nil }
      generation.seed = seed
      generation.importedScores = importedScores
      generation.peopleRank = people
      return generation
    }
    set {
      recipe = newValue.map(Recipe.init)
      seed = newValue?.seed
      importedScores = newValue?.importedScores ?? [:]
      people = newValue?.peopleRank
    }
  }

  /// The prompt, where one is known.
  package var prompt: String? { recipe?.generation.prompt }

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
