internal import Foundation

/// A file, or bytes in memory, of which only the pieces that are asked for are read.
///
/// Keeps one window of the file, so that neighbouring pieces cost one read together. Closes the
/// file at the end of its life.
package struct ByteSource: ~Copyable {
  /// The file's path, or what stands for it in messages.
  package let name: String
  /// The size in bytes.
  package let count: Int
  /// Bytes that have come from the file so far; none for bytes in memory.
  package private(set) var bytesRead = 0

  /// The first read: it holds a whole small picture, and the text before the pixels of most.
  private static let firstWindow = 16 << 10
  /// The later reads, which mostly are for the few bytes before a piece that is skipped.
  private static let laterWindow = 1 << 10

  private let descriptor: Int32
  private var window: [UInt8]
  private var windowStart = 0

  /// Opens the regular file at `path`.
  package init(fileAt path: String) throws(ProvenanceError) {
    // O_NONBLOCK, because opening a named pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ProvenanceError(path, errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw ProvenanceError(path, errno: code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ProvenanceError(.unreadable, path, detail: "is not a regular file")
    }
    self.descriptor = descriptor
    name = path
    count = Int(status.st_size)
    window = []
  }

  /// Whether there is anything at `path`; cheaper than the error of opening it.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Bytes in memory, called `name` in messages.
  package init(_ bytes: [UInt8], name: String) {
    descriptor = -1
    self.name = name
    count = bytes.count
    window = bytes
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The `wanted` bytes from `offset`; `nil` where the file ends before them.
  package mutating func bytes(
    at offset: Int, count wanted: Int
  ) throws(ProvenanceError) -> ArraySlice<UInt8>? {
    guard offset >= 0, wanted >= 0, offset <= count, wanted <= count - offset else { return nil }
    let start = offset - windowStart
    if start >= 0, start <= window.count, wanted <= window.count - start {
      return window[start..<start + wanted]
    }
    let size = max(wanted, bytesRead == 0 ? Self.firstWindow : Self.laterWindow)
    try fill(at: offset, count: min(size, count - offset))
    // The file may have become shorter since it was opened.
    return wanted <= window.count ? window[..<wanted] : nil
  }

  /// All bytes of a file of at most `limit` bytes.
  package mutating func allBytes(limit: Int) throws(ProvenanceError) -> [UInt8] {
    guard count <= limit else {
      throw ProvenanceError(
        .tooLarge, name, detail: "has \(count) bytes, more than the \(limit) that are read")
    }
    return try bytes(at: 0, count: count).map(Array.init) ?? []
  }

  /// Moves the window.
  private mutating func fill(at offset: Int, count: Int) throws(ProvenanceError) {
    var failure: Int32 = 0
    let descriptor = self.descriptor
    let fresh = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      while filled < count {
        let got = pread(
          descriptor, room.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw ProvenanceError(name, errno: failure) }
    window = fresh
    windowStart = offset
    bytesRead += fresh.count
  }
}
