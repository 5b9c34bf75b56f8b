internal import Foundation

/// The picture files below folders, found in the order of their names.
package struct FolderWalk: Sendable {
  /// The files' name endings that are taken for pictures; a file that is named itself always is.
  package static let endings: Set<String> = ["png", "jpg", "jpeg", "webp"]

  /// The pictures of one folder.
  package struct Visit: Sendable, Equatable {
    /// The folder that was named, in which this one lies; itself where a file was named.
    package let root: String
    /// The pictures' folder.
    package let folder: String
    /// The pictures, absolute, in natural order.
    package let files: [String]
  }

  /// Folders whose entries could not be listed, with the reason.
  package private(set) var unreadable: [CurationError] = []

  /// A walk that has not begun.
  package init() {}

  /// Calls `visit` with each folder's files, in natural order, that folder's own before those of
  /// the folders below it; stops when it returns false.
  ///
  /// Hidden entries are left out, and so are symbolic links to folders, which could form rings.
  /// Throws where one of `paths` itself cannot be used.
  package mutating func files(
    below paths: [String], visit: (Visit) -> Bool
  ) throws(CurationError) {
    for path in paths {
      try Self.check(path)
      let absolute = Self.absolute(path)
      if Self.kind(of: absolute) == .folder {
        guard walk(absolute, root: absolute, visit: visit) else { return }
      } else {
        let folder = URL(filePath: absolute).deletingLastPathComponent().path
        guard visit(Visit(root: folder, folder: folder, files: [absolute])) else { return }
      }
    }
  }

  /// Throws where a path is neither a folder that can be listed nor a file; nothing is read.
  package static func check(_ path: String) throws(CurationError) {
    let absolute = absolute(path)
    switch kind(of: absolute) {
    case .none: throw CurationError(code: .notFound, path: path, detail: "")
    case .folder:
      guard access(absolute, R_OK | X_OK) == 0 else {
        throw CurationError(
          code: .unreadable, path: path, detail: String(cString: strerror(errno)))
      }
    case .file: break
    case .other:
      throw CurationError(
        code: .unusable, path: path, detail: "is neither a folder nor a regular file")
    }
  }

  /// What lies at a path.
  private enum Kind {
    case none, file, folder, other
  }

  private static func kind(of path: String, followingLinks: Bool = true) -> Kind {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return .none }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return kind(of: path) == .file ? .file : .other
    default: return .other
    }
  }

  /// The path as the gallery has it: absolute, without `..` and slashes at its end.
  package static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path(percentEncoded: false).trimmingSlashes()
  }

  /// Walks one folder; false once `visit` wants no more.
  private mutating func walk(_ folder: String, root: String, visit: (Visit) -> Bool) -> Bool {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      let reason =
        access(folder, R_OK | X_OK) == 0 ? "it changed" : String(cString: strerror(errno))
      unreadable.append(CurationError(code: .unreadable, path: folder, detail: reason))
      return true
    }
    var files: [String] = []
    var folders: [String] = []
    for name in NaturalOrder.sorted(names.filter { !$0.hasPrefix(".") }) {
      let path = folder == "/" ? "/" + name : folder + "/" + name
      switch Self.kind(of: path, followingLinks: false) {
      case .folder: folders.append(path)
      case .file: if Self.isPictureName(name) { files.append(path) }
      case .other, .none: break
      }
    }
    let here = Visit(root: root, folder: folder, files: files)
    guard files.isEmpty || visit(here) else { return false }
    return folders.allSatisfy { walk($0, root: root, visit: visit) }
  }

  private static func isPictureName(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }
}

extension String {
  fileprivate func trimmingSlashes() -> String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
