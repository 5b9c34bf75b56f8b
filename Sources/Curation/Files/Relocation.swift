internal import CFiles
internal import Foundation
internal import Store

/// Gives files other places, never one that is taken.
enum Relocation {
  /// What a relocation came to.
  enum Outcome {
    case done
    /// There is something at the destination.
    case isTaken
  }

  /// Moves a file, through a copy where the destination lies in another file system.
  static func move(_ source: String, to destination: String) throws(FilesError) -> Outcome {
    switch cfiles_rename_exclusively(source, destination) {
    case 0: return .done
    case EEXIST: return .isTaken
    case EXDEV:
      guard try copy(source, to: destination) == .done else { return .isTaken }
      guard unlink(source) == 0 else { throw failure(source) }
      return .done
    case let error:
      // The system does not say which of the two folders it is about.
      let folder = Neighbourhood.split(destination).folder
      throw failure(access(folder, W_OK | X_OK) == 0 ? source : folder, error)
    }
  }

  /// Copies a file with its time and permissions; the copy is on disk, and whole, as soon as it has
  /// its name.
  static func copy(_ source: String, to destination: String) throws(FilesError) -> Outcome {
    guard !exists(destination) else { return .isTaken }
    let partial = partialPath(of: destination)
    unlink(partial)
    do throws(FilesError) {
      try write(source, to: partial, for: destination)
      switch cfiles_rename_exclusively(partial, destination) {
      case 0:
        try syncFolder(of: destination)
        return .done
      case EEXIST:
        unlink(partial)
        return .isTaken
      case let error: throw failure(destination, error)
      }
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// The name that a copy has until it is whole; hidden, so that nobody takes it for a picture.
  static func partialPath(of destination: String) -> String {
    let (folder, name) = Neighbourhood.split(destination)
    // Not the name itself: with anything more it could be too long.
    let mark = ContentDigest.of(Array(name.utf8)).rawValue.prefix(16)
    return "\(folder)/.salon-\(mark).partial"
  }

  /// Whether there is anything at a path, be it a link to nothing.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(FilesError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FilesError(code: .refused, path: path, detail: error.systemReason)
    }
  }

  /// The failure that `errno`, or the error of a call, stands for.
  static func failure(_ path: String, _ error: Int32 = errno) -> FilesError {
    FilesError(code: .refused, path: path, detail: String(cString: strerror(error)))
  }

  // MARK: - Copying

  /// Puts a new name on disk: before that nothing may be taken away for which it stands.
  private static func syncFolder(of path: String) throws(FilesError) {
    let folder = open(Neighbourhood.split(path).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(path) }
    defer { close(folder) }
    // Some file systems cannot sync folders, and say so.
    guard fsync(folder) == 0 || errno == EINVAL else { throw failure(path) }
  }

  /// Copies bytes, time and permissions; errors speak of the `destination`, which is what was asked
  /// for.
  private static func write(
    _ source: String, to path: String, for destination: String
  ) throws(FilesError) {
    let input = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard input >= 0 else { throw failure(source) }
    defer { close(input) }
    var status = stat()
    guard fstat(input, &status) == 0 else { throw failure(source) }
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw failure(destination) }
    defer { close(output) }
    try pump(input, output, source, destination)
    var times = [status.st_atim, status.st_mtim]
    guard futimens(output, &times) == 0, fchmod(output, status.st_mode & 0o7777) == 0,
      fsync(output) == 0
    else { throw failure(destination) }
  }

  private static func pump(
    _ input: Int32, _ output: Int32, _ source: String, _ destination: String
  ) throws(FilesError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(source) }
      guard count > 0 else { return }
      var rest = buffer[..<count]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Foundation.write(output, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw failure(destination) }
        rest = rest.dropFirst(written)
      }
    }
  }
}
