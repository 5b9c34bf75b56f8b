internal import Foundation
internal import Provenance

/// The lists of prompts of the folders that a walk passes, each read once.
struct ManifestShelf {
  private var manifests: [String: Manifest] = [:]
  private var looked: Set<String> = []
  /// Lists that could not be read, and lines of others that were no use.
  private(set) var problems: [String] = []

  /// The lists that may say something of a folder's pictures: its own, then those of the folders
  /// above it, up to the folder that was opened.
  mutating func lists(for visit: FolderWalk.Visit) -> [Manifest] {
    var lists: [Manifest] = []
    var folder = visit.folder.path
    while true {
      if let manifest = manifest(in: folder) { lists.append(manifest) }
      guard folder.utf8.count > visit.root.utf8.count, folder.hasPrefix(visit.root) else {
        return lists
      }
      folder = PathParts(folder).folder
    }
  }

  /// The first of those lists that does say something of a picture.
  mutating func manifest(for path: String, in visit: FolderWalk.Visit) -> Manifest? {
    lists(for: visit).first { $0.generation(ofFileAt: path) != nil }
  }

  /// Reads a folder's list anew when it is asked for next.
  mutating func forget(_ folder: String) {
    looked.remove(folder)
    manifests[folder] = nil
  }

  private mutating func manifest(in folder: String) -> Manifest? {
    guard looked.insert(folder).inserted else { return manifests[folder] }
    do throws(ProvenanceError) {
      let manifest = try Manifest.read(inFolder: folder)
      manifests[folder] = manifest
      problems += manifest?.warnings.map { "\(folder)/\($0)" } ?? []
    } catch {
      problems.append("\(error)")
    }
    return manifests[folder]
  }
}
