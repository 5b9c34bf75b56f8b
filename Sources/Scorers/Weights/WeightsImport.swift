internal import Foundation
internal import Tensors

/// Puts downloaded files in place for one scorer, after having loaded them.
package struct WeightsImport: Sendable {
  /// The files that were handed over.
  package let files: [String]
  /// The scorer that they are for.
  package let scorer: ScorerID
  /// Where they go.
  package let folder: WeightsFolder

  /// What became of one file.
  package struct Placement: Sendable, Equatable {
    /// The file that was handed over.
    package let source: String
    /// Where it is now.
    package let destination: String
    /// Whether it takes no room of its own.
    package let isLinked: Bool
  }

  /// An import of `files` as `scorer`'s into `folder`.
  package init(files: [String], scorer: ScorerID, folder: WeightsFolder) {
    self.files = files
    self.scorer = scorer
    self.folder = folder
  }

  /// Loads the files beside what is in place already, and only then moves them there.
  ///
  /// They are linked where the file system can, copied otherwise. A checkpoint of another name that
  /// is in place is kept, as `NAME.replaced`.
  package func run() throws(ScorerError) -> [Placement] {
    guard let published = folder.catalog.of(scorer) else {
      throw failure(folder.path, "there is no scorer “\(scorer.rawValue)”")
    }
    try checkKinds()
    let old = folder.status(of: published)
    if let images = published.images, old.images == nil {
      throw failure(
        folder.folder(of: images),
        "the weights of \(images.title), through which \(scorer.title) sees, must be there first")
    }
    let staging = WeightsFolder(
      folder.path + "/.import-\(ProcessInfo.processInfo.processIdentifier)",
      catalog: folder.catalog)
    let stage = staging.path + "/" + scorer.rawValue
    defer { try? FileManager.default.removeItem(atPath: staging.path) }
    try attempt(stage) {
      try FileManager.default.createDirectory(atPath: stage, withIntermediateDirectories: true)
    }
    var placements: [Placement] = []
    for file in files {
      let name = try name(of: file, published)
      let isLinked = try place(file, at: stage + "/" + name)
      placements.append(
        Placement(source: file, destination: old.folder + "/" + name, isLinked: isLinked))
    }
    try borrow(from: old, staging.status(of: published))
    if let images = published.images {
      try refer(to: folder.folder(of: images), as: staging.folder(of: images))
    }
    do {
      _ = try staging.load(scorer)
    } catch {
      throw named(error, placements, published)
    }
    try settle(placements, from: stage, replacing: old)
    return placements
  }

  // MARK: - Steps

  /// Throws where the files are more than one checkpoint: which of them counts would be a guess.
  private func checkKinds() throws(ScorerError) {
    let archives = files.filter { file in
      [".pt", ".pth"].contains { file.lowercased().hasSuffix($0) }
    }
    let tensors = files.filter { $0.lowercased().hasSuffix(".safetensors") }
    let isSharded = files.contains { $0.lowercased().hasSuffix(".safetensors.index.json") }
    let checkpoints = archives + (isSharded ? Array(tensors.prefix(1)) : tensors)
    guard checkpoints.count > 1 else { return }
    throw failure(checkpoints[1], "is a second checkpoint; hand over one at a time")
  }

  /// An error of the trial load about the file that was handed over, not about its copy, which is
  /// gone by the time it is read.
  private func named(
    _ error: ScorerError, _ placements: [Placement], _ published: PublishedWeights
  ) -> ScorerError {
    if error.code == .missingVocabulary || error.code == .missingWeights {
      let file =
        error.code == .missingWeights
        ? published.checkpoint : published.vocabulary ?? published.checkpoint
      return ScorerError(
        error.code, files.first ?? folder.path, detail: error.detail,
        advice: "Name \(file.name) on the same line; it is published at \(file.url).")
    }
    let name = URL(filePath: error.path).lastPathComponent
    let source = placements.first { $0.destination.hasSuffix("/" + name) }?.source
    return ScorerError(
      error.code, source ?? error.path, detail: error.detail, advice: error.advice)
  }

  /// The name under which a file is looked for.
  private func name(of file: String, _ published: PublishedWeights) throws(ScorerError) -> String {
    let name = URL(filePath: file).lastPathComponent
    guard FileManager.default.fileExists(atPath: file) else {
      throw failure(file, "there is no such file")
    }
    let lower = name.lowercased()
    if lower.hasSuffix(".txt") || lower.hasSuffix(".txt.gz") {
      guard let vocabulary = published.vocabulary else {
        throw failure(file, "\(scorer.title) reads no prompt and needs no vocabulary")
      }
      return vocabulary.name
    }
    if [".pt", ".pth", ".safetensors", ".json"].contains(where: lower.hasSuffix) { return name }
    throw failure(
      file, "its name says neither checkpoint (.pt, .pth, .safetensors) nor vocabulary (.txt)")
  }

  /// Links a file, or copies it where that cannot be; whether it was linked.
  private func place(_ file: String, at destination: String) throws(ScorerError) -> Bool {
    // A link to a symbolic link would hang on a name that may go away.
    let source = URL(filePath: file).resolvingSymlinksInPath().path
    if link(source, destination) == 0 { return true }
    try attempt(file) { try FileManager.default.copyItem(atPath: source, toPath: destination) }
    return false
  }

  /// Lets the staged files be loaded with those in place that they do not replace.
  private func borrow(
    from old: WeightsStatus, _ staged: WeightsStatus
  ) throws(ScorerError) {
    let inPlace = [
      staged.checkpoint == nil ? old.checkpoint : nil,
      staged.vocabulary == nil ? old.vocabulary : nil,
      staged.configuration == nil ? old.configuration : nil,
    ]
    for file in inPlace.compactMap(\.self) {
      try refer(to: file, as: staged.folder + "/" + URL(filePath: file).lastPathComponent)
    }
  }

  /// Makes `path` a symbolic link to what is in place.
  private func refer(to inPlace: String, as path: String) throws(ScorerError) {
    // From the link's own folder a relative path would lead elsewhere.
    guard symlink(URL(filePath: inPlace).absoluteURL.path, path) == 0 else {
      throw failure(inPlace, String(cString: strerror(errno)))
    }
  }

  /// Moves the staged files to where they are looked for.
  private func settle(
    _ placements: [Placement], from stage: String, replacing old: WeightsStatus
  ) throws(ScorerError) {
    try attempt(old.folder) {
      try FileManager.default.createDirectory(
        atPath: old.folder, withIntermediateDirectories: true)
    }
    let isNewCheckpoint = placements.contains {
      !$0.destination.hasSuffix(".json")
        && URL(filePath: $0.destination).lastPathComponent != old.published.vocabulary?.name
    }
    if isNewCheckpoint, let checkpoint = old.checkpoint {
      // Where the old one is an index, its parts could be taken for a checkpoint.
      let files = (try? Checkpoint.open(checkpoint).files) ?? [checkpoint]
      for file in files where !placements.contains(where: { $0.destination == file }) {
        try move(file, to: unused(file + ".replaced"))
      }
    }
    for placement in placements {
      let name = URL(filePath: placement.destination).lastPathComponent
      try move(stage + "/" + name, to: placement.destination)
    }
  }

  /// A name that nothing has yet: `path` itself, or with a number.
  private func unused(_ path: String) -> String {
    let names = [path] + (2...99).lazy.map { "\(path)-\($0)" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? path
  }

  private func move(_ source: String, to destination: String) throws(ScorerError) {
    guard rename(source, destination) == 0 else {
      throw failure(destination, String(cString: strerror(errno)))
    }
  }

  // MARK: - Errors

  private func failure(_ path: String, _ detail: String) -> ScorerError {
    ScorerError(.importFailed, path, detail: detail, advice: "Nothing was put in place.")
  }

  private func attempt(_ path: String, _ body: () throws -> Void) throws(ScorerError) {
    do {
      try body()
    } catch {
      throw failure(path, error.localizedDescription)
    }
  }
}
