internal import Foundation
internal import Synchronization

/// A question that is being answered.
package final class WhatIfInquiry: Sendable {
  private let cancelled = Atomic<Bool>(false)

  /// Calls the answer off, which ends within one batch.
  package func cancel() {
    cancelled.store(true, ordering: .relaxed)
  }

  /// Whether it was called off.
  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
}

extension GallerySession {
  /// Asks what scores would be for another prompt; what was seen in pictures is used, so that only
  /// the prompt is read anew, and what was not is looked at.
  ///
  /// The answer is computed beside scoring and before it, also while that is paused. `onChange` is
  /// called on a thread of the session, last with `finished`. Nothing is computed within the first
  /// `delay` seconds, in which a question can be called off at no cost.
  package func ask(
    _ question: WhatIfQuestion, after delay: Double = 0,
    onChange: @escaping @Sendable (WhatIf.Change) -> Void
  ) -> WhatIfInquiry {
    let inquiry = WhatIfInquiry()
    startThread("salon what if") {
      if delay > 0 { Thread.sleep(forTimeInterval: delay) }
      WhatIfComputation(question, session: self, inquiry: inquiry, tell: onChange).run()
    }
    return inquiry
  }

  /// The whole answer to a question, once it is known.
  package func answer(_ question: WhatIfQuestion) -> WhatIf {
    let answer = Mutex(WhatIf(question))
    let isFinished = DispatchSemaphore(value: 0)
    _ = ask(question) { change in
      answer.withLock { $0.apply(change) }
      if change == .finished { isFinished.signal() }
    }
    isFinished.wait()
    return answer.withLock { $0 }
  }
}
