internal import Synchronization
internal import Tensors

/// The last few prompts' embeddings, because all pictures of a group come with the same prompt and
/// workers take them in several batches.
final class PromptCache: Sendable {
  private let kept = Mutex<[(prompt: PromptTokens, value: Tensor)]>([])
  private static let capacity = 16

  /// An empty cache.
  init() {}

  /// What is kept for a prompt, or what `make` gives.
  ///
  /// Two workers that ask for a new prompt at once both make it: it takes milliseconds, and neither
  /// waits.
  func value(for prompt: PromptTokens, _ make: () -> Tensor) -> Tensor {
    if let found = kept.withLock({ $0.first { $0.prompt == prompt }?.value }) { return found }
    let value = make()
    kept.withLock { kept in
      if kept.count == Self.capacity { kept.removeFirst() }
      kept.append((prompt, value))
    }
    return value
  }
}
