internal import Terminal

/// The signs of the screen, where the terminal has them and where it has only ASCII.
struct Glyphs: Equatable {
  let isUnicode: Bool

  /// The signs that a terminal can show.
  init(_ capabilities: Capabilities) {
    isUnicode = capabilities.isUnicode
  }

  /// An accepted picture.
  var accepted: String { isUnicode ? "✓" : "+" }
  /// A rejected picture.
  var rejected: String { isUnicode ? "✗" : "x" }
  /// A picture that was not decided on.
  var undecided: String { isUnicode ? "·" : "." }
  var star: String { isUnicode ? "★" : "*" }
  /// A score that will come.
  var pending: String { isUnicode ? "…" : ".." }
  /// A score that cannot be had.
  var impossible: String { isUnicode ? "–" : "--" }
  /// A file that cannot be shown.
  var broken: String { "!" }
  var ellipsis: String { isUnicode ? "…" : ".." }
  var minus: String { isUnicode ? "−" : "-" }
  var times: String { isUnicode ? "×" : "x" }
  var dash: String { isUnicode ? "–" : "-" }
  /// Between two parts of a line.
  var separator: String { isUnicode ? "·" : "|" }
  var ascending: String { isUnicode ? "↑" : "^" }
  var descending: String { isUnicode ? "↓" : "v" }
  var onward: String { isUnicode ? "→" : ">" }
  /// Kendall's coefficient.
  var tau: String { isUnicode ? "τ" : "tau" }
  /// Spearman's coefficient.
  var rho: String { isUnicode ? "ρ" : "rho" }
  /// Below the place of the cursor's picture.
  var pointerUp: String { isUnicode ? "▲" : "^" }
  /// Parts of a cell from its foot upwards, the last all of it.
  var levels: [String] {
    isUnicode ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["#"]
  }
  /// A standard deviation.
  var spread: String { isUnicode ? "±" : "+-" }
  /// How far scorers disagree.
  var disagreement: String { isUnicode ? "≠" : "!=" }
  /// A picture in a chart.
  var point: String { isUnicode ? "•" : "o" }
  /// A marked picture.
  var marked: String { isUnicode ? "◆" : "@" }
  /// The line that the cursor is on.
  var pointer: String { isUnicode ? "▸" : ">" }
  var progressDone: String { isUnicode ? "▓" : "#" }
  var progressLeft: String { isUnicode ? "░" : "." }
  var scrollThumb: String { isUnicode ? "▐" : "#" }

  /// The lines of a box: corners from the upper left clockwise, horizontal, vertical.
  struct Box: Equatable {
    let upperLeft, upperRight, lowerRight, lowerLeft, horizontal, vertical: String
  }

  /// A quiet border.
  var light: Box {
    isUnicode
      ? Box(
        upperLeft: "┌", upperRight: "┐", lowerRight: "┘", lowerLeft: "└", horizontal: "─",
        vertical: "│")
      : Box(
        upperLeft: "+", upperRight: "+", lowerRight: "+", lowerLeft: "+", horizontal: "-",
        vertical: "|")
  }

  /// The frame around the picture under the cursor.
  var heavy: Box {
    isUnicode
      ? Box(
        upperLeft: "┏", upperRight: "┓", lowerRight: "┛", lowerLeft: "┗", horizontal: "━",
        vertical: "┃")
      : Box(
        upperLeft: "#", upperRight: "#", lowerRight: "#", lowerLeft: "#", horizontal: "=",
        vertical: "#")
  }

  /// A bar for a share from 0 to 1: whole cells, then one whose height is what is left; the least
  /// still shows.
  func bar(_ share: Double, columns: Int) -> String {
    guard columns > 0 else { return "" }
    let steps = isUnicode ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇"] : ["-", "="]
    let share = share.isFinite ? min(1, max(0, share)) : 0
    let total = max(1, Int((share * Double(columns * steps.count)).rounded()))
    let full = total / steps.count
    let rest = total % steps.count
    let bar = String(repeating: steps[steps.count - 1], count: full)
    return rest > 0 ? bar + steps[rest - 1] : bar
  }
}
