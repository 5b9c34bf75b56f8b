package import Foundation

/// A lock that one process holds at a time, and that ends with the process, however it ends.
package struct FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a file, which is made where it is not there yet; `nil` where another process
  /// holds it for longer than `patience` seconds.
  package init?(_ path: String, patience: TimeInterval) throws(LibraryError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw LibraryError(code: .noAccess, path: path, detail: String(cString: strerror(errno)))
    }
    let deadline = Date(timeIntervalSinceNow: patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard Date() < deadline else {
        close(descriptor)
        return nil
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// A lock of what no other process can have.
  static let ofNothing = FileLock(descriptor: -1)

  /// Gives the lock to others; done once.
  package func release() {
    close(descriptor)
  }
}
