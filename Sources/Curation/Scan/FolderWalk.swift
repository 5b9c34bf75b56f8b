internal import Foundation

/// The picture files below folders, found in the order of their names.
package struct FolderWalk: Sendable {
  /// The pictures of one folder.
  package struct Visit: Sendable, Equatable {
    /// The folder that was named, in which this one lies; itself where a file was named.
    package let root: String
    /// The pictures' folder.
    package let folder: Folder
    /// The pictures' names, in natural order.
    package let names: [String]
    /// Names of other files beside them that may tell how they were made; none where single files
    /// were named.
    package let neighbours: [String]
    /// Whether these are all pictures of the folder.
    package let isWhole: Bool

    /// Single files of a folder.
    init(root: String, folder: Folder, names: [String]) {
      self.root = root
      self.folder = folder
      self.names = names
      neighbours = []
      isWhole = false
    }

    /// All that lies in a folder.
    init(root: String, folder: Folder, entries: FolderEntries) {
      self.root = root
      self.folder = folder
      names = entries.pictures
      neighbours = entries.neighbours
      isWhole = true
    }

    /// The pictures, absolute, in natural order.
    package var files: [String] { names.map(folder.path(of:)) }
  }

  /// Folders whose entries could not be listed, and names that could not be read, with the reason.
  package private(set) var problems: [CurationError] = []

  /// A walk that has not begun.
  package init() {}

  /// Calls `visit` with each folder's files, in natural order, that folder's own before those of
  /// the folders below it.
  ///
  /// Stops when it returns false; `enter` is called before a folder is listed.
  /// Hidden entries are left out, and so are symbolic links to folders, which could form rings.
  /// Throws where one of `paths` itself cannot be used.
  package mutating func files(
    below paths: [String], enter: (Folder) -> Void = { _ in }, visit: (Visit) -> Bool
  ) throws(CurationError) {
    for path in paths {
      try Self.check(path)
      let absolute = Self.absolute(path)
      if Self.kind(of: absolute) == .folder {
        guard walk(Folder(absolute), root: absolute, enter: enter, visit: visit) else { return }
      } else {
        let parts = PathParts(absolute)
        let folder = Folder(parts.folder)
        guard visit(Visit(root: folder.path, folder: folder, names: [parts.name])) else { return }
      }
    }
  }

  /// Walks one folder, which lies in `root`, and those below it; false once `visit` wants no more.
  mutating func walk(
    _ folder: Folder, root: String, enter: (Folder) -> Void, visit: (Visit) -> Bool
  ) -> Bool {
    enter(folder)
    let entries: FolderEntries
    do throws(CurationError) {
      entries = try FolderEntries.read(folder)
    } catch {
      problems.append(error)
      return true
    }
    if entries.undecodable > 0 {
      problems.append(
        CurationError(
          code: .unusable, path: folder.path,
          detail: entries.undecodable == 1
            ? "a name in it is not UTF-8, so the file is left out; rename it"
            : "\(entries.undecodable) names in it are not UTF-8, so their files are left out; "
              + "rename them"))
    }
    guard visit(Visit(root: root, folder: folder, entries: entries)) else { return false }
    return entries.folders.allSatisfy { name in
      walk(Folder(folder.path(of: name)), root: root, enter: enter, visit: visit)
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

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  /// A path from the root of the file system, without `.`, `..` and slashes at its end.
  package static func absolute(_ path: String) -> String {
    let path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    return path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// What lies at a path, or where a link there leads.
  private enum Kind {
    case none, file, folder, other
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .none }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
