internal import Foundation
internal import Synchronization

/// Workers that start together, one a core.
enum SideBySide {
  /// Seconds from a common start until the last of the workers is done, for each run.
  ///
  /// One run more comes first and is not timed. `prepare` runs on the worker's own thread and gives
  /// its work.
  static func seconds(
    workers: Int, runs: Int, _ prepare: @escaping @Sendable (Int) -> () -> Void
  ) -> [Double] {
    // Each worker looks at the clock itself: whoever only waits for them wakes late, because they have
    // the cores, and would find short runs shorter than they were.
    let clock = ContinuousClock()
    let spans = Mutex(
      [(first: ContinuousClock.Instant, last: ContinuousClock.Instant)?](
        repeating: nil, count: runs + 1))
    let ready = Meeting(workers)
    let done = Meeting(workers + 1)
    for worker in 0..<workers {
      let thread = Thread {
        let work = prepare(worker)
        for run in 0...runs {
          ready.wait()
          let start = clock.now
          work()
          let end = clock.now
          spans.withLock { spans in
            let span = spans[run] ?? (start, end)
            spans[run] = (min(span.first, start), max(span.last, end))
          }
        }
        done.wait()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    done.wait()
    return spans.withLock { $0 }.dropFirst().compactMap { span in
      span.map { ($0.last - $0.first) / .seconds(1) }
    }
  }

  /// A place where so many threads wait for one another, again and again.
  private final class Meeting: Sendable {
    private let count: Int
    private let changed = NSCondition()
    private let state = Mutex((arrived: 0, round: 0))

    init(_ count: Int) { self.count = count }

    func wait() {
      changed.lock()
      defer { changed.unlock() }
      let round = state.withLock { state in
        state.arrived += 1
        if state.arrived == count { state = (0, state.round + 1) }
        return state
      }
      if round.arrived == 0 {
        changed.broadcast()
      } else {
        while state.withLock({ $0.round }) == round.round { changed.wait() }
      }
    }
  }
}
