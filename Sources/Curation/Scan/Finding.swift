internal import Provenance
internal import Store

/// A picture as its file and its neighbours tell, before it has a place in the gallery.
struct Finding: Sendable {
  let folder: Folder
  let name: String
  /// The file as it was before it was read; `nil` where it could not be looked at.
  var stamp: FileStamp?
  /// How it was made but for what is its own; `nil` where nothing tells.
  var recipe: Recipe?
  var seed: UInt64?
  var importedScores: [String: Double] = [:]
  var people: Double?
  /// The size as it is to be shown, in pixels; `nil` where the header does not tell.
  var pixels: PictureSize?
  /// Why it cannot be used; `nil` while nothing is wrong.
  var fault: String?
  /// The content's digest, where it is known without reading.
  var digest: ContentDigest?

  /// Takes over how the picture was made, its shared part being `recipe`.
  mutating func take(_ generation: Generation, recipe: Recipe) {
    self.recipe = recipe
    seed = generation.seed
    importedScores = generation.importedScores
    people = generation.peopleRank
  }

  /// What tells whether the file is still the one that was found.
  var file: FileIdentity? { stamp?.identity(at: folder.path(of: name)) }

  /// The picture, once it has a place.
  func picture(_ id: PictureID) -> Picture {
    var picture = Picture(id: id, folder: folder, name: name)
    picture.stamp = stamp
    picture.recipe = recipe
    picture.seed = seed
    picture.importedScores = importedScores
    picture.people = people
    picture.pixels = pixels
    picture.fault = fault
    picture.digest = digest
    return picture
  }
}
