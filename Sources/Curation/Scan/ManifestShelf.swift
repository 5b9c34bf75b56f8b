internal import Foundation
internal import Provenance

/// The lists of prompts of the folders that a walk passes, each read once.
struct ManifestShelf {
  private var manifests: [String: Manifest] = [:]
  private var looked: Set<String> = []
  /// Lists that could not be read, and lines of others that were no use.
  private(set) var problems: [String] = []

  /// The list that says something of a picture: its own folder's, else the next one above it, up
  /// to the folder that was opened.
  mutating func manifest(for path: String, in visit: FolderWalk.Visit) -> Manifest? {
    var folder = visit.folder
    while true {
      if let manifest = manifest(in: folder), manifest.generation(ofFileAt: path) != nil {
        return manifest
      }
      guard folder != visit.root, folder.hasPrefix(visit.root) else { return nil }
      folder = URL(filePath: folder).deletingLastPathComponent().path(percentEncoded: false)
      if folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    }
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
