internal import Foundation

/// What was made for the last few keys, such as prompts' embeddings: all pictures of a group come with
/// the same prompt, and workers take them in several batches.
///
/// Sendable because every mutable property is guarded by `lock`.
final class RecentValues<Key: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
  private let lock = NSCondition()
  private var kept: [Key: (value: Value, use: Int)] = [:]
  private var underway: Set<Key> = []
  private var clock = 0
  private let capacity: Int

  /// Keeps the values of at most `capacity` keys, the ones used last; with each word of a prompt left
  /// out in turn there are as many keys as words.
  init(capacity: Int = 128) {
    self.capacity = capacity
  }

  /// What is kept for a key, or what `make` gives.
  ///
  /// Of two threads that ask for a new key at once one makes it, without the lock, and the other
  /// waits.
  func value(for key: Key, _ make: () -> Value) -> Value {
    lock.lock()
    while underway.contains(key) { lock.wait() }
    clock += 1
    if let found = kept[key]?.value {
      kept[key] = (found, clock)
      lock.unlock()
      return found
    }
    underway.insert(key)
    lock.unlock()

    let value = make()
    lock.withLock {
      if kept.count >= capacity, let oldest = kept.min(by: { $0.value.use < $1.value.use })?.key {
        kept[oldest] = nil
      }
      kept[key] = (value, clock)
      underway.remove(key)
      lock.broadcast()
    }
    return value
  }
}
