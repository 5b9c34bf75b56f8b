internal import CKernels
internal import Foundation
internal import Synchronization

/// Threads that work on the parts of one step together and wait for one another after it.
///
/// One thread uses a team at a time. Between two steps the helpers spin for a moment, because in a
/// model the next step follows within microseconds, and sleep after that.
package final class ThreadTeam {
  /// How many parts a step has; the calling thread takes part 0.
  package let size: Int
  private let shared: Shared

  /// What the leader and the helpers share.
  ///
  /// Sendable because `job` is written only while no helper reads it: before `steps` is raised with
  /// releasing order, and after `remaining` was seen to be 0 with acquiring order.
  private final class Shared: @unchecked Sendable {
    let steps = Atomic<Int>(0)
    let remaining = Atomic<Int>(0)
    let isStopping = Atomic<Bool>(false)
    let awake = NSCondition()
    var job: (Int) -> Void = { _ in }

    /// Runs one part; apart, so that the reference to the job is gone when it returns.
    @inline(never)
    func perform(_ part: Int) { job(part) }

    /// Starts the next step.
    func raise() {
      awake.lock()
      steps.add(1, ordering: .releasing)
      awake.broadcast()
      awake.unlock()
    }
  }

  /// A team of `size` threads, of which it starts all but one; they inherit the priority of the
  /// thread that makes the team.
  package init(size: Int) {
    precondition(size > 0, "someone works")
    self.size = size
    shared = Shared()
    for part in 1..<size {
      let thread = Thread { [shared] in Self.help(shared, part) }
      thread.name = "salon-team-\(part)"
      thread.start()
    }
  }

  deinit {
    shared.isStopping.store(true, ordering: .relaxed)
    shared.raise()
  }

  /// Runs `body` once for each part, side by side, and returns when all are done.
  package func run(_ body: (Int) -> Void) {
    guard size > 1 else { return body(0) }
    withoutActuallyEscaping(body) { job in
      shared.job = job
      shared.remaining.store(size - 1, ordering: .relaxed)
      shared.raise()
      body(0)
      var waits = 0
      while shared.remaining.load(ordering: .acquiring) > 0 {
        waits += 1
        if waits < Self.patience { salon_pause() } else { sched_yield() }
      }
      shared.job = { _ in }
    }
  }

  /// Looks before a waiting thread gives its core away: about a tenth of a millisecond.
  private static let patience = 4000

  private static func help(_ shared: Shared, _ part: Int) {
    var seen = 0
    while true {
      var looks = 0
      while shared.steps.load(ordering: .acquiring) == seen {
        looks += 1
        if looks < patience {
          salon_pause()
        } else {
          shared.awake.lock()
          while shared.steps.load(ordering: .acquiring) == seen { shared.awake.wait() }
          shared.awake.unlock()
        }
      }
      seen += 1
      if shared.isStopping.load(ordering: .relaxed) { return }
      shared.perform(part)
      shared.remaining.subtract(1, ordering: .releasing)
    }
  }
}
