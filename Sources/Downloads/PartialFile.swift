internal import Crypto
internal import Foundation

/// What has come of a file so far, in `.NAME.partial` beside where it will be, with its hash.
///
/// While one is open no other process can open the same. A file `.NAME.version` says which version of
/// the published file it is the beginning of.
final class PartialFile {
  /// Where the whole file goes.
  let destination: String
  /// Bytes that are there.
  private(set) var count = 0
  /// Whether it was there before this process, or came in several answers: then its parts may be of
  /// different versions.
  private(set) var isPieced = false
  /// Names the version on the server; `nil` where that is not known.
  private(set) var validator: String?
  private var hash = SHA256()
  private var descriptor: Int32 = -1

  /// The folder of both.
  let folder: String
  private let path: String
  private let versionPath: String

  /// Opens or makes it, and hashes what is there; `progress` is told how many bytes are hashed.
  init(for destination: String, progress: (Int) -> Void) throws(DownloadError) {
    let place = URL(filePath: destination)
    self.destination = destination
    folder = place.deletingLastPathComponent().path
    path = folder + "/.\(place.lastPathComponent).partial"
    versionPath = folder + "/.\(place.lastPathComponent).version"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw DownloadError(folder, writing: error)
    }
    descriptor = try Self.locked(path, destination)
    var readHash = SHA256()
    count = try FileDigest.read(descriptor, into: &readHash, path: path, progress: progress)
    hash = readHash
    isPieced = count > 0
    validator = count > 0 ? readVersion() : nil
  }

  deinit {
    guard descriptor >= 0 else { return }
    if count == 0 { remove() }
    close(descriptor)
  }

  /// Opens the file at `path` and locks it.
  private static func locked(_ path: String, _ destination: String) throws(DownloadError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw DownloadError(path, errno: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        guard code == EWOULDBLOCK else { throw DownloadError(path, errno: code) }
        throw DownloadError(.busy, destination, "another salon is downloading it")
      }
      // Between the two calls the file may have become the finished one, or have been removed.
      var opened = stat()
      var named = stat()
      if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino,
        opened.st_dev == named.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  // MARK: - Writing

  /// Adds bytes at the end.
  func append(_ bytes: UnsafeRawBufferPointer) throws(DownloadError) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let done = pwrite(descriptor, rest.baseAddress, rest.count, off_t(count + written))
      if done < 0, errno == EINTR { continue }
      guard done > 0 else {
        let code = errno
        ftruncate(descriptor, off_t(count))
        throw DownloadError(path, errno: code)
      }
      written += done
    }
    hash.update(bufferPointer: bytes)
    count += bytes.count
  }

  /// Forgets what is there; `validator` names the version of which bytes will come.
  func restart(_ validator: String?) throws(DownloadError) {
    // In this order: a kill in between leaves an empty file, whose version does not matter.
    guard ftruncate(descriptor, 0) == 0 else { throw DownloadError(path, errno: errno) }
    count = 0
    isPieced = false
    hash = SHA256()
    self.validator = validator
    do {
      if let validator {
        try Data(validator.utf8).write(to: URL(filePath: versionPath), options: .atomic)
      } else if FileManager.default.fileExists(atPath: versionPath) {
        try FileManager.default.removeItem(atPath: versionPath)
      }
    } catch {
      throw DownloadError(versionPath, writing: error)
    }
  }

  /// Says that the bytes to come are of a further answer.
  func resume() { isPieced = true }

  /// Leaves nothing behind.
  func discard() {
    _ = ftruncate(descriptor, 0)
    count = 0
  }

  // MARK: - The end

  /// The SHA-256 of all bytes, in hexadecimal.
  var sha256: String { FileDigest.text(hash.finalize()) }

  /// Puts the whole file where it goes, in one step, when it is on the disk.
  ///
  /// A file of that name that is there is kept, as `NAME.replaced`; gives that name.
  func publish() throws(DownloadError) -> String? {
    guard fsync(descriptor) == 0 else { throw DownloadError(path, errno: errno) }
    var kept: String?
    if FileManager.default.fileExists(atPath: destination) {
      let names = [destination + ".replaced"] + (2...99).map { "\(destination).replaced-\($0)" }
      let unused = names.first { !FileManager.default.fileExists(atPath: $0) } ?? names[0]
      guard rename(destination, unused) == 0 else { throw DownloadError(destination, errno: errno) }
      kept = unused
    }
    guard rename(path, destination) == 0 else { throw DownloadError(destination, errno: errno) }
    unlink(versionPath)
    syncFolder()
    close(descriptor)
    descriptor = -1
    return kept
  }

  private func remove() {
    unlink(path)
    unlink(versionPath)
  }

  /// Makes the new name last.
  private func syncFolder() {
    let folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    // Some file systems cannot; then there is nothing more to be done.
    fsync(folder)
    close(folder)
  }

  private func readVersion() -> String? {
    guard let handle = FileHandle(forReadingAtPath: versionPath),
      let data = try? handle.read(upToCount: 1024),
      let text = String(validating: data, as: UTF8.self), ResponseHead.isPlain(text)
    else { return nil }
    return text
  }
}
