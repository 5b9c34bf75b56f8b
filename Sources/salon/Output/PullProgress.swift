internal import Curation
internal import Downloads
internal import Foundation
internal import Terminal

/// The progress of one file's download on standard error: a line that replaces itself on a terminal,
/// a line now and then elsewhere.
final class PullProgress {
  private let name: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var rate = TransferRate()
  private var lastShown: Double?

  /// The progress of the file `name`.
  init(_ name: String) {
    self.name = name
  }

  /// Shows how far it is, unless that was just shown.
  func show(_ progress: DownloadProgress) {
    let now = start.duration(to: .now) / .seconds(1)
    if progress.phase == .downloading { rate.add(progress.received, at: now) }
    if case .waiting(let error) = progress.phase {
      finish()
      Console.note("\(name): \(error.detail); trying again")
      return
    }
    let pause = isTerminal ? 0.1 : 30
    // Elsewhere than on a terminal what is over at once needs no line.
    guard now - (lastShown ?? (isTerminal ? -1 : 0)) >= pause else { return }
    lastShown = now
    let text = Self.text(name, progress, rate.bytesPerSecond)
    if isTerminal { Console.progress(text) } else { Console.note(text) }
  }

  /// Takes the line away.
  func finish() {
    if isTerminal { Console.progress("") }
  }

  /// `ImageReward.pt  412 MB of 1.79 GB, 23 %, 11 MB/s, 2 min left`.
  static func text(
    _ name: String, _ progress: DownloadProgress, _ bytesPerSecond: Double?
  ) -> String {
    var text = (name.count > 32 ? name.prefix(31) + "…" : name) + "  "
    if progress.phase == .checking { text += "checking " }
    text += ByteText.short(progress.received)
    guard let total = progress.total, total > 0 else { return text }
    let percent = Int(Double(progress.received) / Double(total) * 100)
    text += " of \(ByteText.short(total)), \(percent) %"
    guard progress.phase == .downloading, let bytesPerSecond else { return text }
    text += ", \(ByteText.short(Int(min(bytesPerSecond, 1e15))))/s"
    let left = Double(total - progress.received) / bytesPerSecond
    return text + (DurationText.short(left).map { ", \($0) left" } ?? "")
  }
}
