internal import Foundation
internal import Store

/// A file of a cache folder, which other processes write and remove at any time.
struct FolderFile {
  let path: String
  /// Bytes.
  let size: Int
  /// When it was last used, in nanoseconds since 1970.
  let modified: Int64

  /// The regular file of a path; `nil` where there is none.
  static func at(_ path: String) -> FolderFile? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FolderFile(
      path: path, size: Int(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  /// The files of the folders in a folder.
  static func all(below folder: String) -> [FolderFile] {
    names(in: folder).flatMap { inner in
      names(in: "\(folder)/\(inner)").compactMap { at("\(folder)/\(inner)/\($0)") }
    }
  }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// Says that the file of a path is used at a moment.
  static func touch(_ path: String, at moment: Int64) {
    let time = timespec(
      tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
    utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW)
  }

  /// Puts a file in place, over what is there, so that whoever opens the path finds one of the two
  /// whole; its folder is made, for its owner alone.
  static func write(_ bytes: [UInt8], to path: String) throws(CurationError) {
    let file = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw CurationError(
        code: .unusable, path: file.deletingLastPathComponent().path,
        detail: "cannot be written (\(error.systemReason))")
    }
  }
}
