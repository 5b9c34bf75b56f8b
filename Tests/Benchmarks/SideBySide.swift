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
    let ready = Meeting(workers + 1)
    let done = Meeting(workers + 1)
    for worker in 0..<workers {
      let thread = Thread {
        let work = prepare(worker)
        for _ in 0...runs {
          ready.wait()
          work()
          done.wait()
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0...runs {
      ready.wait()
      let start = clock.now
      done.wait()
      times.append((clock.now - start) / .seconds(1))
    }
    return Array(times.dropFirst())
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
