internal import CNcurses
internal import Glibc

/// Wakes a screen that waits for a key, from any thread.
package final class Waker: Sendable {
  /// An event counter that polls as readable after `wake()`.
  let descriptor: Int32

  init() throws(TerminalError) {
    descriptor = cn_event_counter()
    guard descriptor >= 0 else { throw .system(errno, "Making an event counter") }
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// Makes the wait that is on, or else the next one, return at once.
  package func wake() {
    var one: UInt64 = 1
    // Fails only when it is woken already.
    _ = write(descriptor, &one, 8)
  }

  /// Forgets that it was woken.
  func reset() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
  }
}
