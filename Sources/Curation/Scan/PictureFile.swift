internal import Foundation
package import Store

/// A picture's file on disk.
package enum PictureFile {
  /// Files larger than this are not read, in bytes: no picture is that large, and all of it would
  /// have to lie in memory.
  package static let largest = 256 << 20

  /// All bytes of a file; a pipe is refused rather than waited for.
  package static func read(_ path: String) throws(CurationError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { Foundation.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw CurationError(
        code: .unusable, path: path,
        detail: isFolder ? "is a folder; name a picture" : "is not a regular file")
    }
    guard status.st_size <= largest else {
      throw CurationError(
        code: .unusable, path: path, detail: "is larger than \(largest >> 20) MB")
    }
    var count = 0
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { room, initialized in
      while count < room.count {
        let step = Foundation.read(
          descriptor, room.baseAddress.map { $0 + count }, room.count - count)
        if step < 0, errno == EINTR { continue }
        if step < 0 { problem = errno }
        guard step > 0 else { break }
        count += step
      }
      initialized = count
    }
    guard count == Int(status.st_size) else {
      let detail = problem == 0 ? "was cut while it was read" : String(cString: strerror(problem))
      throw CurationError(code: .unreadable, path: path, detail: detail)
    }
    return bytes
  }

  /// What tells whether a file is still the one that was read before; `nil` where it is gone or no
  /// regular file.
  package static func stamp(_ path: String) -> FileStamp? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status)
  }

  /// The same with the path that was asked for.
  package static func identity(_ path: String) -> FileIdentity? {
    stamp(path)?.identity(at: path)
  }

  /// Whether there is nothing at a path, rather than something that cannot be looked at.
  static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// Whether some program has a file open for writing; `nil` where the system does not tell.
  ///
  /// Asked by a read lease, fcntl(2), which is granted only where nobody has. It is given back at
  /// once; whoever opens the file for writing meanwhile waits that long, and the signal that the
  /// kernel sends us for it is one that is ignored.
  static func isBeingWritten(_ path: String) -> Bool? {
    // <fcntl.h> names these only for programs that ask for what is Linux' own.
    let (setSignal, setLease) = (Int32(10), Int32(1024))
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard fcntl(descriptor, setSignal, SIGURG) == 0 else { return nil }
    if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 { return false }
    return errno == EAGAIN ? true : nil
  }

  private static func failure(_ path: String) -> CurationError {
    let code: CurationError.Code = errno == ENOENT ? .notFound : .unreadable
    return CurationError(code: code, path: path, detail: String(cString: strerror(errno)))
  }
}

extension FileStamp {
  /// The stamp of what `stat` says.
  init(_ status: stat) {
    // No clock goes so far that the nanoseconds would not fit, but a file may claim it does.
    let seconds = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    self.init(
      size: Int64(status.st_size),
      modified: seconds.overflow ? 0 : seconds.partialValue &+ Int64(status.st_mtim.tv_nsec),
      inode: Int64(bitPattern: UInt64(status.st_ino)))
  }
}
