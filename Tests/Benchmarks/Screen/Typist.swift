internal import Foundation
internal import Synchronization

/// Presses keys on a played terminal, each once the one before was answered, and keeps the times.
final class Typist: Sendable {
  /// What keys of one kind cost.
  struct Row: Sendable {
    let cause: String
    /// Milliseconds to the last byte of the frame.
    var times: [Double] = []
    var bytes: [Int] = []

    /// The figures in columns.
    var text: String {
      let times = times.sorted()
      let bytes = bytes.sorted()
      let share = { (part: Double) in times[min(times.count - 1, Int(Double(times.count) * part))] }
      guard !times.isEmpty else { return cause + ": never answered" }
      return cause.padding(toLength: 12, withPad: " ", startingAt: 0)
        + String(format: "%7d%9.1f%9.1f%9.1f", times.count, share(0.5), share(0.95), share(0.99))
        + String(format: "%12d%12d", bytes[bytes.count / 2], bytes[bytes.count - 1])
    }
  }

  private let terminal: PlayedTerminal
  private let answers: TimedScreen.Answers
  private let keys: Int
  private let results = Mutex((rows: [Row](), first: ContinuousClock.Instant?.none))

  init(terminal: PlayedTerminal, answers: TimedScreen.Answers, keys: Int) {
    self.terminal = terminal
    self.answers = answers
    self.keys = keys
  }

  var rows: [Row] { results.withLock(\.rows) }
  /// When the first key was answered.
  var firstFrame: ContinuousClock.Instant? { results.withLock(\.first) }

  /// Presses all keys, the last of which ends the program.
  func run() {
    _ = press("k")
    results.withLock { $0.first = ContinuousClock.now }
    // Until the gallery is there and what is on the screen was drawn; scores go on arriving.
    var count = -1
    for _ in 0..<8 where terminal.count - count > 2000 {
      count = terminal.count
      usleep(1_000_000)
    }
    measure("move", ["l", "l", "l", "j", "h", "k"], pause: 40)
    measure("page", ["\u{1B}[6~", "\u{1B}[5~"], pause: 120)
    measure("group", ["]", "]", "]", "[", "["], pause: 120)
    measure("group back", ["]", "["], pause: 120)
    measure("loupe", ["i", "q"], pause: 120)
    measure("rankings", ["r", "q"], pause: 120)
    measure("statistics", ["S", "q"], pause: 60)
    measure("help", ["?", "?"], pause: 60)
    measure("decide", ["a", "u", "x", "u"], pause: 60)
    for _ in 0..<3 { terminal.type("q") }
  }

  private func press(_ text: String) -> Double? {
    let start = ContinuousClock.now
    terminal.type(text)
    return answers.next().map { ($0 - start) / .milliseconds(1) }
  }

  private func measure(_ cause: String, _ cycle: [String], pause: UInt32) {
    var row = Row(cause: cause)
    for index in 0..<keys {
      let before = terminal.count
      if let time = press(cycle[index % cycle.count]) { row.times.append(time) }
      usleep(3000)
      row.bytes.append(terminal.count - before)
      usleep(pause * 1000)
    }
    results.withLock { $0.rows.append(row) }
  }
}
