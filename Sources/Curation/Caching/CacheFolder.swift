internal import Foundation
internal import Synchronization

/// A folder of files that can be made again: those not used for longest are removed where there would
/// be more than a number of bytes.
///
/// Several processes may use one folder: files come and go as wholes, and what the folder holds is
/// counted again every so often.
final class CacheFolder: Sendable {
  /// Where the files are; made where it is not there yet.
  let path: String
  /// How many bytes may be kept; with 0 nothing is.
  let capacity: Int
  /// Of whole files; what is being written has other names.
  private let suffix: String
  /// Nanoseconds since 1970, told at each use.
  private let now: @Sendable () -> Int64
  private let state = Mutex(State())

  private struct State {
    /// Bytes in the folder as far as is known; `nil` before they were first counted.
    var used: Int?
    /// Files written since then.
    var written = 0
  }

  /// How many files are written before what other processes wrote is counted too.
  private static let filesBetweenCounts = 64

  /// A cache in the folder `path` of at most `capacity` bytes.
  init(
    _ path: String, suffix: String, capacity: Int,
    now: @escaping @Sendable () -> Int64 = CacheFolder.now
  ) {
    self.path = path
    self.suffix = suffix
    self.capacity = capacity
    self.now = now
  }

  /// The file of a name below the folder, a folder and a file, if it is there; it counts as used now.
  ///
  /// A file whose number of bytes is not acceptable is removed unread, so that whatever lies there
  /// takes no more memory than it may.
  func bytes(of name: String, where isAcceptable: (Int) -> Bool) -> [UInt8]? {
    guard capacity > 0 else { return nil }
    let file = path(of: name)
    guard let found = FolderFile.at(file) else { return nil }
    guard isAcceptable(found.size), let bytes = try? PictureFile.read(file) else {
      unlink(file)
      return nil
    }
    FolderFile.touch(file, at: now())
    return bytes
  }

  /// Removes a file that is no use.
  func remove(_ name: String) {
    unlink(path(of: name))
  }

  /// Keeps a file, which counts as used now; one larger than the cache is left out.
  ///
  /// Throws a `CurationError` where the folder cannot be written.
  func keep(_ bytes: [UInt8], as name: String) throws(CurationError) {
    guard capacity > 0, bytes.count <= capacity else { return }
    let file = path(of: name)
    try FolderFile.write(bytes, to: file)
    FolderFile.touch(file, at: now())
    let isDue = state.withLock { state in
      state.written += 1
      state.used = state.used.map { $0 + bytes.count }
      return (state.used ?? .max) > capacity || state.written >= Self.filesBetweenCounts
    }
    if isDue { trim() }
  }

  /// What the folder holds at present.
  func contents() -> (files: Int, bytes: Int) {
    let files = FolderFile.all(below: path)
    return (files.count, files.reduce(0) { $0 + $1.size })
  }

  /// Removes what was not used for longest where there is more than may be, and what was left
  /// unfinished by processes that were killed.
  func trim() {
    let hourAgo = now() - 3_600_000_000_000
    var files = FolderFile.all(below: path)
    files.removeAll { file in
      !file.path.hasSuffix(suffix) && file.modified < hourAgo && unlink(file.path) == 0
    }
    var used = files.reduce(0) { $0 + $1.size }
    if used > capacity {
      // Some more than need be, so that the next file does not bring all this about again.
      let wanted = capacity - capacity / 16
      for file in files.sorted(by: { $0.modified < $1.modified }) where used > wanted {
        // Another process may have removed it: then it takes no room either.
        unlink(file.path)
        used -= file.size
      }
    }
    state.withLock { $0 = State(used: used, written: 0) }
  }

  private func path(of name: String) -> String {
    "\(path)/\(name)\(suffix)"
  }

  /// The time as the operating system has it.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
