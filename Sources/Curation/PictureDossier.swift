internal import Foundation
internal import Imaging
internal import Provenance
package import Scorers
package import Store

/// All that is known of one picture, without opening a gallery.
package struct PictureDossier: Sendable, Equatable {
  /// The picture; its fault says why it cannot be shown, if it cannot.
  package let picture: Picture
  /// `png`, `jpeg` or `webp`; `nil` where it is none of them.
  package let format: String?
  /// What of the metadata had to be left out, and why.
  package let warnings: [String]

  /// Reads a picture's file and neighbours, and what the library remembers of it.
  package static func read(
    _ path: String, library: Library, weights: WeightsFolder
  ) throws -> PictureDossier {
    var visit: FolderWalk.Visit?
    var walk = FolderWalk()
    try walk.files(below: [path]) {
      visit = $0
      return false
    }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard let visit, let file = visit.files.first, !isFolder.boolValue else {
      throw CurationError(code: .unusable, path: path, detail: "is a folder; name a picture")
    }
    var manifests = ManifestShelf()
    let resolver = GenerationResolver(
      manifest: manifests.manifest(for: file, in: visit), pixels: PixelRows.read)
    let resolution = resolver.resolve(fileAt: file)
    var picture = Picture(id: PictureID(rawValue: 0), path: file)
    picture.generation = resolution.generation
    picture.pixels = resolution.metadata?.dimensions.map {
      PictureSize(width: $0.width, height: $0.height)
    }
    let bytes = try PictureFile.read(file)
    do throws(ImagingError) {
      _ = try ImageDecoder.decode(bytes)
    } catch {
      picture.fault = FaultText.of(error)
    }
    let digest = ContentDigest.of(bytes)
    picture.digest = digest
    picture.judgement = try library.judgement(of: digest)
    picture.scores = try scores(of: digest, picture.prompt, library, weights)
    return PictureDossier(
      picture: picture, format: resolution.metadata?.format.rawValue.lowercased(),
      warnings: resolution.warnings + manifests.problems)
  }

  /// The scores that the present weights gave it.
  private static func scores(
    of digest: ContentDigest, _ prompt: String?, _ library: Library, _ weights: WeightsFolder
  ) throws -> ScoreList {
    var scores = ScoreList()
    for scorer in ScorerID.known {
      guard let weightsDigest = try? weights.weightsDigest(of: scorer) else { continue }
      let stored = try StoredScores(of: [digest], by: scorer, weights: weightsDigest, in: library)
      scores[scorer] = stored.state(of: digest, prompt: prompt.map(ScoringPrompt.text))
    }
    return scores
  }
}
