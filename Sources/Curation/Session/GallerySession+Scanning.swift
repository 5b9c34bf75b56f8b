internal import Foundation
internal import Provenance
internal import Store

extension GallerySession {
  /// How many pictures are told of at once: the first few soon, so that the screen has something.
  private static let firstStep = 32
  private static let step = 256

  /// Throws where one of the paths that were asked for cannot be opened.
  package static func check(_ paths: [String]) throws {
    for path in paths { try FolderWalk.check(path) }
  }

  /// Finds the pictures and what their files tell, then what the library remembers of them.
  func scan() {
    var walk = FolderWalk()
    var manifests = ManifestShelf()
    var waiting: [(picture: Picture, file: FileIdentity?)] = []
    var count = 0
    // A folder and a file in it may both have been named.
    var seen: Set<String> = []
    do throws(CurationError) {
      try walk.files(below: configuration.paths) { visit in
        for path in visit.files where isOpen && seen.insert(path).inserted {
          let id = PictureID(rawValue: count)
          count += 1
          waiting.append(look(at: path, id, visit, &manifests))
          if waiting.count >= (count <= Self.firstStep ? Self.firstStep : Self.step) {
            tell(&waiting)
          }
        }
        return isOpen
      }
    } catch {
      report("\(error)")
    }
    tell(&waiting)
    for folder in walk.unreadable { report("\(folder)") }
    for problem in manifests.problems { report(problem, isFailure: false) }
    withState { $0.scanned() }
    identifyRest()
  }

  /// One picture, as far as its file and its neighbours tell without decoding it.
  private func look(
    at path: String, _ id: PictureID, _ visit: FolderWalk.Visit, _ manifests: inout ManifestShelf
  ) -> (picture: Picture, file: FileIdentity?) {
    let manifest = configuration.prompt == nil ? manifests.manifest(for: path, in: visit) : nil
    let resolver = GenerationResolver(given: configuration.prompt, manifest: manifest)
    let resolution = resolver.resolve(fileAt: path)
    var picture = Picture(id: id, path: path)
    picture.generation = resolution.generation
    picture.pixels = resolution.metadata?.displayDimensions.map {
      PictureSize(width: $0.width, height: $0.height)
    }
    picture.fault = resolution.fault.map(FaultText.of)
    return (picture, PictureFile.identity(path))
  }

  private func tell(_ pictures: inout [(picture: Picture, file: FileIdentity?)]) {
    guard !pictures.isEmpty else { return }
    withState { $0.found(pictures) }
    attempt { try identifyKnownFiles(pictures.map(\.picture.id)) }
    pictures = []
  }
}
