internal import Foundation

/// A file mapped into memory, read only; unmapped when the last holder lets go.
///
/// Reading what another process has cut off the file since ends this one (SIGBUS). `checkLength`
/// finds that out before, but not what happens between it and the reading. A file that is replaced by
/// another of its name stays whole here.
///
/// Sendable because the mapping never changes between `init` and `deinit`.
package final class MappedFile: @unchecked Sendable {
  package let path: String
  package let bytes: UnsafeRawBufferPointer
  /// Stays open, to be asked for the file's length.
  private let descriptor: Int32

  /// Maps the regular file at `path`.
  package init(path: String) throws(CheckpointError) {
    // O_NONBLOCK, because opening a named pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw CheckpointError(.unreadable, path, errno: errno) }
    var isKept = false
    defer { if !isKept { Foundation.close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw CheckpointError(.unreadable, path, errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CheckpointError(.unreadable, path, detail: "it is not a regular file")
    }
    let count = Int(status.st_size)
    self.path = path
    self.descriptor = descriptor
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      isKept = true
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw CheckpointError(.unreadable, path, errno: errno) }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    isKept = true
  }

  /// Throws where the file is shorter than it was when it was mapped.
  package func checkLength() throws(CheckpointError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw CheckpointError(.unreadable, path, errno: errno)
    }
    guard Int(status.st_size) >= bytes.count else {
      throw CheckpointError(
        .truncated, path,
        detail: "was cut from \(bytes.count) to \(status.st_size) bytes while it was open")
    }
  }

  deinit {
    Foundation.close(descriptor)
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
