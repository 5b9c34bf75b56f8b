internal import Curation
internal import Foundation
internal import Synchronization

/// Scoring's progress on standard error, one line that replaces itself.
final class ProgressPrinter: Sendable {
  private let shown = Mutex<String>("")

  /// Shows the last progress among the changes.
  func show(_ changes: [GalleryChange]) {
    for case .progress(let progress) in changes.reversed() {
      let text = Self.text(progress)
      shown.withLock { last in
        guard text != last else { return }
        last = text
        Console.progress(text)
      }
      return
    }
  }

  /// Takes the line away.
  func finish() {
    shown.withLock { last in
      if !last.isEmpty { Console.progress("") }
      last = ""
    }
  }

  private static func text(_ progress: ScoringProgress) -> String {
    var text = "scoring \(progress.done)/\(progress.total)"
    if let each = progress.secondsEach, let left = progress.secondsLeft.flatMap(DurationText.short)
    {
      text += String(format: ", %.2f s each, ", each) + left + " left"
    }
    return text
  }
}
