internal import Curation
internal import Terminal

/// How far reading and scoring are.
enum ScoringLine {
  private static let barColumns = 8
  /// The columns of what time is left, of "12 min left" for one.
  private static let timeColumns = 11

  /// What may be said of it, the longest first; nothing where all is done.
  static func choices(_ state: BrowserState, with painter: Painter) -> [Line] {
    let figures = painter.figures
    if let progress = state.progress, progress.total > 0, progress.done < progress.total {
      return scoring(progress, with: painter)
    }
    if state.isScanning, !state.gallery.pictures.isEmpty {
      let found = figures.count(state.gallery.pictures.count)
      let dots = painter.glyphs.ellipsis
      return ["reading folders\(dots) \(found) found", found + dots].map { Line($0, .muted) }
    }
    return []
  }

  private static func scoring(_ progress: ScoringProgress, with painter: Painter) -> [Line] {
    let done = min(max(0, progress.done), progress.total)
    let total = painter.figures.count(progress.total)
    let count = "\(painter.figures.count(done))/\(total)"
    let label = progress.isPaused ? "paused " : "scoring "
    let rate = progress.isPaused ? nil : progress.secondsEach.flatMap(painter.figures.rate)
    let left = progress.secondsLeft.flatMap(DurationText.short).map { "\($0) left" }

    // Something as soon as anything is done, all of it not before all is.
    let share = Int(Double(done) / Double(progress.total) * Double(barColumns))
    let filled = max(share, done > 0 ? 1 : 0)
    let bar = String(repeating: painter.glyphs.progressDone, count: filled)
    let rest = String(repeating: painter.glyphs.progressLeft, count: barColumns - filled)
    func line(_ label: String, hasBar: Bool, _ times: [String?]) -> Line {
      // Of one width whatever is done: the line stands at the right edge, and each score that arrives
      // would move all of it.
      let missing = 2 * total.count + 1 - count.count
      var line = Line(String(repeating: " ", count: missing) + label + count)
      if hasBar {
        line.add(" " + bar, .bar)
        line.add(rest, .muted)
      }
      let times = times.compactMap(\.self)
      if !times.isEmpty { line.add(" " + times.joined(separator: ", "), .muted) }
      if let last = times.last, last == left {
        line.add(String(repeating: " ", count: max(0, timeColumns - last.displayWidth)))
      }
      return line
    }
    return [
      line(label, hasBar: true, [rate, left]), line(label, hasBar: true, [left]),
      line("", hasBar: true, [left]), line("", hasBar: false, [left]),
      line("", hasBar: false, []),
    ]
  }
}
