internal import Foundation
internal import Provenance

/// The datasets among what is opened: files that are lists of pictures, and rankings that lie in a
/// folder.
struct DatasetShelf {
  /// A dataset and where its paths begin.
  struct Dataset {
    let folder: String
    let manifest: Manifest
  }

  private(set) var datasets: [Dataset] = []
  /// What is left to be walked.
  private(set) var paths: [String] = []
  /// Files that are no datasets, and items that are no use.
  private(set) var problems: [SessionProblem] = []

  /// Opens the datasets among `paths`.
  init(_ paths: [String]) {
    for path in paths {
      let absolute = FolderWalk.absolute(path)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder)
      if isFolder.boolValue {
        open(inFolder: absolute)
        self.paths.append(path)
      } else if DatasetFile.isCandidate(absolute) {
        open(absolute, named: path)
      } else {
        self.paths.append(path)
      }
    }
  }

  /// The dataset that says something of a picture that was found by walking.
  func manifest(for path: String) -> Manifest? {
    datasets.first { $0.manifest.generation(ofFileAt: path) != nil }?.manifest
  }

  /// Whether a dataset names a file, so that it is shown even where it is missing.
  func names(_ path: String) -> Bool {
    datasets.contains { dataset in
      path.hasPrefix(dataset.folder + "/")
        && dataset.manifest.entries[String(path.dropFirst(dataset.folder.count + 1))] != nil
    }
  }

  /// Takes the rankings in a folder.
  private mutating func open(inFolder folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for (path, manifest) in DatasetFile.rankings(inFolder: folder, names: names.sorted()) {
      add(manifest, at: path)
    }
  }

  /// Takes a file that was named itself.
  private mutating func open(_ path: String, named name: String) {
    do {
      guard let manifest = try DatasetFile.read(path) else {
        let text = "\(name): is neither a picture nor a dataset that salon knows; name its folder"
        return problems.append(SessionProblem(text: text, isFailure: true))
      }
      add(manifest, at: path)
      if let folder = manifest.folderToWalk, FileManager.default.fileExists(atPath: folder) {
        paths.append(folder)
      }
    } catch {
      problems.append(SessionProblem(text: "\(error)", isFailure: true))
    }
  }

  private mutating func add(_ manifest: Manifest, at path: String) {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    let trimmed = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    datasets.append(Dataset(folder: trimmed, manifest: manifest))
    problems += manifest.warnings.map { SessionProblem(text: "\(path): \($0)", isFailure: false) }
  }
}
