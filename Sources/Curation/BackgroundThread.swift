internal import Foundation

/// Threads of salon's own, so that long work never holds Swift's cooperative pool.
package enum BackgroundThread {
  /// How much a thread yields to the others.
  package enum Priority: Sendable {
    /// Somebody waits for it.
    case normal
    /// Gives way to what answers a key.
    case helping
    /// Runs on what the others leave over.
    case background

    /// The niceness of its threads.
    fileprivate var niceness: Int32 {
      switch self {
      case .normal: 0
      case .helping: 5
      case .background: 10
      }
    }
  }

  /// Starts a thread that runs `body` once.
  package static func start(
    _ name: String, priority: Priority = .normal, _ body: @escaping @Sendable () -> Void
  ) {
    let thread = Thread {
      // On Linux the niceness is a thread's own, and 0 names the calling thread.
      if priority != .normal {
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, priority.niceness)
      }
      body()
    }
    thread.name = name
    // Decoders and the resampler keep rows on the heap; this is room for recursion in the walk.
    thread.stackSize = 4 << 20
    thread.start()
  }
}
