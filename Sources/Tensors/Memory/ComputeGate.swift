internal import Foundation
internal import Synchronization

/// Where those who compute let others have the cores for a moment: closed while somebody waits for an
/// answer, open else.
///
/// A thread that only has a low priority goes on while the answer is made: it empties the caches and is
/// switched in and out between any two steps of others.
package final class ComputeGate: Sendable {
  /// When it opens by itself, in nanoseconds of a clock that does not jump; 0 while it is open.
  private let opening = Atomic<UInt64>(0)
  private let waiting = NSCondition()

  /// An open gate.
  package init() {}

  /// Closes the gate until `open`, and for so many seconds at most: whoever forgets to open it, or
  /// waits for something else in between, does not stop the work.
  package func close(atMost seconds: Double = 0.1) {
    let end = DispatchTime.now().uptimeNanoseconds + UInt64(max(0, seconds) * 1e9)
    opening.store(end, ordering: .relaxed)
  }

  /// Opens the gate.
  package func open() {
    guard opening.load(ordering: .relaxed) != 0 else { return }
    waiting.withLock {
      opening.store(0, ordering: .relaxed)
      waiting.broadcast()
    }
  }

  /// Returns once the gate is open.
  package func pass() {
    // Asked thousands of times a second.
    guard opening.load(ordering: .relaxed) != 0 else { return }
    wait()
  }

  @inline(never)
  private func wait() {
    waiting.lock()
    defer { waiting.unlock() }
    while true {
      let end = opening.load(ordering: .relaxed)
      let now = DispatchTime.now().uptimeNanoseconds
      guard end > now else {
        // Unless it was closed anew meanwhile.
        if end != 0 { _ = opening.compareExchange(expected: end, desired: 0, ordering: .relaxed) }
        return
      }
      // Looked at again soon, because it may be closed for less than it was, and the date may jump.
      let seconds = min(Double(end - now) / 1e9, 0.1)
      _ = waiting.wait(until: Date(timeIntervalSinceNow: seconds))
    }
  }
}
