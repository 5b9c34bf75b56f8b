internal import Foundation

/// A few threads that work on jobs, and whose results come out in the order of the jobs.
///
/// Sendable because every mutable property is guarded by `lock`.
final class OrderedPool<Job: Sendable, Product: Sendable>: @unchecked Sendable {
  private let work: @Sendable (Job) -> Product
  private let lock = NSCondition()
  private var waiting: [(number: Int, job: Job)] = []
  private var finished: [Int: Product] = [:]
  private var added = 0
  private var taken = 0
  private var isClosed = false

  /// A pool of threads that do `work`.
  init(_ name: String, threads: Int, _ work: @escaping @Sendable (Job) -> Product) {
    self.work = work
    for number in 0..<max(1, threads) {
      BackgroundThread.start("\(name) \(number)") { [self] in
        while let (number, job) = next() { finish(number, self.work(job)) }
      }
    }
  }

  /// How many jobs were added whose results were not taken.
  var outstanding: Int { lock.withLock { added - taken } }

  /// Adds a job behind the others.
  func add(_ job: Job) {
    lock.withLock {
      waiting.append((added, job))
      added += 1
      lock.broadcast()
    }
  }

  /// The next result, waited for where it is not there yet; `nil` where nothing is
  /// outstanding, or the pool is closed.
  func take() -> Product? {
    lock.lock()
    defer { lock.unlock() }
    while taken < added, !isClosed {
      if let product = finished.removeValue(forKey: taken) {
        taken += 1
        return product
      }
      lock.wait()
    }
    return nil
  }

  /// The next result where it is there.
  func takeIfReady() -> Product? {
    lock.withLock {
      guard let product = finished.removeValue(forKey: taken) else { return nil }
      taken += 1
      return product
    }
  }

  /// Ends the threads; what waits is dropped.
  func close() {
    lock.withLock {
      isClosed = true
      waiting = []
      lock.broadcast()
    }
  }

  private func next() -> (number: Int, job: Job)? {
    lock.lock()
    defer { lock.unlock() }
    while !isClosed {
      if !waiting.isEmpty { return waiting.removeFirst() }
      lock.wait()
    }
    return nil
  }

  private func finish(_ number: Int, _ product: Product) {
    lock.withLock {
      finished[number] = product
      lock.broadcast()
    }
  }
}
