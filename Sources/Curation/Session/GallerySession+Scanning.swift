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
    attempt { try FileMover(library).recover() }
    var walk = FolderWalk()
    var manifests = ManifestShelf()
    var waiting: [(picture: Picture, file: FileIdentity?)] = []
    var count = 0
    // A folder and a file in it may both have been named.
    var seen: Set<String> = []
    func take(_ path: String, _ manifest: () -> Manifest?) {
      guard isOpen, seen.insert(path).inserted else { return }
      waiting.append(look(at: path, PictureID(rawValue: count), manifest()))
      count += 1
      if waiting.count >= (count <= Self.firstStep ? Self.firstStep : Self.step) {
        tell(&waiting)
      }
    }
    let shelf = DatasetShelf(configuration.paths)
    for dataset in shelf.datasets {
      for file in dataset.manifest.files {
        take(dataset.folder + "/" + file) { dataset.manifest }
      }
    }
    for problem in shelf.problems { report(problem.text, isFailure: problem.isFailure) }
    do throws(CurationError) {
      try walk.files(below: shelf.paths) { visit in
        for path in visit.files {
          take(path) { manifests.manifest(for: path, in: visit) ?? shelf.manifest(for: path) }
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
    at path: String, _ id: PictureID, _ manifest: Manifest?
  ) -> (picture: Picture, file: FileIdentity?) {
    var picture = Picture(id: id, path: path)
    let file = PictureFile.identity(path)
    if file == nil, var listed = manifest?.generation(ofFileAt: path) {
      listed.prompt = configuration.prompt ?? listed.prompt
      picture.generation = listed
      picture.fault = "is missing: a dataset names it, but there is no such file"
      return (picture, nil)
    }
    let resolver = GenerationResolver(
      given: configuration.prompt, manifest: configuration.prompt == nil ? manifest : nil,
      pixels: PixelRows.read)
    let resolution = resolver.resolve(fileAt: path)
    picture.generation = resolution.generation
    picture.pixels = resolution.metadata?.displayDimensions.map {
      PictureSize(width: $0.width, height: $0.height)
    }
    picture.fault = resolution.fault.map(FaultText.of)
    picture.modified = file.map { Double($0.modified) / 1e9 }
    return (picture, file)
  }

  private func tell(_ pictures: inout [(picture: Picture, file: FileIdentity?)]) {
    guard !pictures.isEmpty else { return }
    withState { $0.found(pictures) }
    attempt { try identifyKnownFiles(pictures.map(\.picture.id)) }
    pictures = []
  }
}
