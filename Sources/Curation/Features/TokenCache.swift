internal import Foundation
internal import Scorers
internal import Store
internal import Synchronization
package import Tensors

/// Pictures' tokens in a folder of files, for scorers that read more of a picture than a vector: those
/// not used for longest are removed where there would be more than a number of bytes.
///
/// Several processes may use one folder: files come and go as wholes, and what the folder holds is
/// counted again every so often. A file that is damaged is removed and counts as not there.
package final class TokenCache: Sendable {
  /// Where the files are; made where it is not there yet.
  package let folder: String
  /// How many bytes may be kept; with 0 nothing is.
  package let capacity: Int
  /// Nanoseconds since 1970, told at each use.
  private let now: @Sendable () -> Int64
  private let state = Mutex(State())

  private struct State {
    /// Bytes in the folder as far as is known; `nil` before they were first counted.
    var used: Int?
    /// Files written since then.
    var written = 0
  }

  /// Of whole files; what is being written has other names.
  private static let suffix = ".tokens"
  /// How many files are written before what other processes wrote is counted too.
  private static let filesBetweenCounts = 64

  /// A cache in `folder` of at most `capacity` bytes.
  package init(
    folder: String, capacity: Int, now: @escaping @Sendable () -> Int64 = TokenCache.now
  ) {
    self.folder = folder
    self.capacity = capacity
    self.now = now
  }

  /// The tokens of a key, which count as used now; `nil` where they are not kept, or not whole.
  package func tokens(for key: FeatureKey, shape: [Int]) -> Tensor? {
    guard capacity > 0 else { return nil }
    let path = path(of: key)
    guard let file = FolderFile.at(path) else { return nil }
    // Before it is read, so that whatever lies there takes no more memory than tokens do.
    guard file.size == TokenFile.size(for: key, shape: shape) else {
      unlink(path)
      return nil
    }
    guard let bytes = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    guard let tokens = TokenFile.tokens([UInt8](bytes), for: key, shape: shape) else {
      unlink(path)
      return nil
    }
    FolderFile.touch(path, at: now())
    return tokens
  }

  /// Keeps tokens, which count as used now; those that half precision cannot hold are left out.
  ///
  /// Throws a `CurationError` where the folder cannot be written.
  package func keep(_ tokens: Tensor, for key: FeatureKey) throws(CurationError) {
    guard capacity > 0, let bytes = TokenFile.bytes(tokens, for: key), bytes.count <= capacity
    else { return }
    let path = path(of: key)
    try FolderFile.write(bytes, to: path)
    FolderFile.touch(path, at: now())
    let isDue = state.withLock { state in
      state.written += 1
      state.used = state.used.map { $0 + bytes.count }
      return (state.used ?? .max) > capacity || state.written >= Self.filesBetweenCounts
    }
    if isDue { trim() }
  }

  /// What the folder holds at present.
  package func contents() -> (files: Int, bytes: Int) {
    let files = FolderFile.all(below: folder)
    return (files.count, files.reduce(0) { $0 + $1.size })
  }

  /// Removes what was not used for longest where there is more than may be, and what was left
  /// unfinished by processes that were killed.
  package func trim() {
    let hourAgo = now() - 3_600_000_000_000
    var files = FolderFile.all(below: folder)
    files.removeAll { file in
      !file.path.hasSuffix(Self.suffix) && file.modified < hourAgo && unlink(file.path) == 0
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

  /// A folder for each set of weights, so that those of old ones are easily thrown away.
  private func path(of key: FeatureKey) -> String {
    "\(folder)/\(key.source.rawValue)-\(key.weights)/\(key.picture.rawValue)" + Self.suffix
  }

  /// The time as the operating system has it.
  package static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
