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
    var waiting: [Finding] = []
    var count = 0
    // A folder and a file in it may both have been named.
    var seen: Set<String> = []
    func take(_ path: String, _ manifest: () -> Manifest?) {
      guard isOpen, seen.insert(path).inserted else { return }
      waiting.append(look(at: path, manifest()))
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
  }

  /// One picture, as far as its file and its neighbours tell without decoding it.
  private func look(
    at path: String, _ manifest: Manifest?
  ) -> Finding {
    let parts = PathParts(path)
    var finding = Finding(folder: Folder(parts.folder), name: parts.name)
    finding.stamp = PictureFile.stamp(path)
    if finding.stamp == nil, var listed = manifest?.generation(ofFileAt: path) {
      listed.prompt = configuration.prompt ?? listed.prompt
      finding.take(listed, recipe: Recipe(listed))
      finding.fault = "is missing: a dataset names it, but there is no such file"
      return finding
    }
    let resolver = GenerationResolver(
      given: configuration.prompt, manifest: configuration.prompt == nil ? manifest : nil,
      pixels: PixelRows.read)
    let resolution = resolver.resolve(fileAt: path)
    if let generation = resolution.generation {
      finding.take(generation, recipe: Recipe(generation))
    }
    finding.pixels = resolution.metadata?.displayDimensions.map {
      PictureSize(width: $0.width, height: $0.height)
    }
    finding.fault = resolution.fault.map(FaultText.of)
    return finding
  }

  private func tell(_ findings: inout [Finding]) {
    take(findings)
    findings = []
  }

  /// Takes in findings, with what the library remembers of those whose files have not changed since.
  private func take(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    let files = findings.map { finding in
      finding.digest == nil
        ? finding.stamp?.identity(at: finding.folder.path(of: finding.name)) : nil
    }
    var known: [FileIdentity: ContentDigest] = [:]
    attempt { known = try library.digests(of: files.compactMap(\.self)) }
    var problem: (any Error)?
    withState { state in
      let first = state.gallery.pictures.nextID.rawValue
      var pictures = findings.enumerated().map { index, finding in
        var picture = finding.picture(PictureID(rawValue: first + index))
        if let digest = files[index].flatMap({ known[$0] }) { picture.digest = digest }
        return picture
      }
      do {
        try recall(&pictures, scorers: state.loadedScorers)
      } catch {
        problem = error
        // What is remembered of them is not known, so they must not pass for known.
        for index in pictures.indices { pictures[index].digest = nil }
      }
      state.found(pictures)
    }
    if let problem { report("\(problem)") }
  }
}
