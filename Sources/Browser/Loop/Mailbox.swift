internal import Curation
internal import Synchronization

/// What other threads have to tell the loop: they put it in, the loop takes all of it out.
final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  private let wake: @Sendable () -> Void

  /// An empty mailbox; `wake` ends the loop's wait for a key.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Puts an event in.
  func put(_ event: Event) {
    let wasEmpty = events.withLock { events in
      defer { events.append(event) }
      return events.isEmpty
    }
    // While something lies here the loop has been woken already.
    if wasEmpty { wake() }
  }

  /// Takes everything out, in the order in which it came.
  func takeAll() -> [Event] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
