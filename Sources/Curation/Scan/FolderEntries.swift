internal import Foundation

/// What lies in one folder and is of use here.
struct FolderEntries: Sendable, Equatable {
  /// Names of pictures, in natural order.
  private(set) var pictures: [String] = []
  /// Names of folders, in natural order.
  private(set) var folders: [String] = []
  /// Names of other files that may tell how pictures were made.
  private(set) var neighbours: [String] = []
  /// How many pictures have names that are not UTF-8, and so no path here.
  private(set) var undecodable = 0

  /// The files' name endings that are taken for pictures.
  static let pictureEndings: Set<String> = ["png", "jpg", "jpeg", "webp"]
  /// Those of files that may tell how pictures were made.
  static let neighbourEndings: Set<String> = ["txt", "json", "jsonl", "csv", "html"]

  /// Lists a folder.
  ///
  /// Hidden entries are left out, and so are symbolic links to folders, which could form rings.
  static func read(_ folder: Folder) throws(CurationError) -> FolderEntries {
    guard let stream = opendir(folder.path) else {
      throw CurationError(
        code: .unreadable, path: folder.path, detail: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var entries = FolderEntries()
    errno = 0
    while let entry = readdir(stream) {
      entries.add(entry, in: folder)
      errno = 0
    }
    guard errno == 0 else {
      throw CurationError(
        code: .unreadable, path: folder.path, detail: String(cString: strerror(errno)))
    }
    entries.pictures = NaturalOrder.sorted(entries.pictures)
    entries.folders = NaturalOrder.sorted(entries.folders)
    return entries
  }

  /// What follows the last dot of a name, in small letters; empty where there is none.
  static func ending(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in folder: Folder) {
    let (text, repaired) = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      let bytes = bytes.prefix { $0 != 0 }
      let text = String(validating: bytes, as: UTF8.self)
      return (text, text ?? String(decoding: bytes, as: UTF8.self))
    }
    guard let name = text else {
      if Self.pictureEndings.contains(Self.ending(of: repaired)) { undecodable += 1 }
      return
    }
    guard !name.utf8.starts(with: [UInt8(ascii: ".")]) else { return }
    let ending = Self.ending(of: name)
    let isPicture = Self.pictureEndings.contains(ending)
    let isNeighbour = Self.neighbourEndings.contains(ending)
    switch Self.kind(of: entry.pointee.d_type, folder, name, isWanted: isPicture || isNeighbour) {
    case .folder: folders.append(name)
    case .file where isPicture: pictures.append(name)
    case .file where isNeighbour: neighbours.append(name)
    case .file, .other: break
    }
  }

  private enum Kind {
    case file, folder, other
  }

  private static func kind(
    of type: UInt8, _ folder: Folder, _ name: String, isWanted: Bool
  ) -> Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK):
      return isWanted && PictureFile.stamp(folder.path(of: name)) != nil ? .file : .other
    case Int(DT_UNKNOWN):
      // Some file systems do not tell while they list.
      var status = stat()
      guard lstat(folder.path(of: name), &status) == 0 else { return .other }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK:
        return isWanted && PictureFile.stamp(folder.path(of: name)) != nil ? .file : .other
      default: return .other
      }
    default: return .other
    }
  }
}
