internal import Terminal

/// The help's lines and where they stand: in two columns where the screen is wide enough.
struct HelpLayout: Equatable {
  let lines: [Line]
  let area: Rectangle

  /// A key or a sign, and what it is for.
  private struct Row: Equatable {
    let title: String
    let label: String
    let help: String
  }

  /// Lines that are visible at once.
  var visibleLines: Int { max(1, area.rows - 2) }
  /// The furthest that help can be scrolled.
  var lastTop: Int { max(0, lines.count - visibleLines) }

  /// The help of a state's keymap on its screen; before it what is wrong in the configuration.
  init(_ state: BrowserState) {
    let body = ScreenLayout(state.size).body
    let isUnicode = state.capabilities.isUnicode
    let rows =
      state.keymap.rows.map {
        Row(title: $0.title, label: $0.label(isUnicode: isUnicode), help: $0.help)
      } + Self.signs(Glyphs(state.capabilities))
    let halves = Self.halves(rows)
    let left = Self.lines(halves.left)
    let right = Self.lines(halves.right)
    let gap = 3
    let leftWidth = left.map(\.width).max() ?? 0
    let both = leftWidth + gap + (right.map(\.width).max() ?? 0)
    var keys: [Line]
    if both + 4 <= body.columns {
      keys = (0..<max(left.count, right.count)).map { index in
        var line = left.indices.contains(index) ? left[index] : Line()
        guard right.indices.contains(index) else { return line }
        line.pad(to: leftWidth + gap)
        line.add(right[index])
        return line
      }
    } else {
      keys = Self.lines(rows)
    }
    let width = min(body.columns - 4, max(40, keys.map(\.width).max() ?? 0))
    lines = Self.lines(state.mistakes, columns: width) + keys
    let columns = min(body.columns, (lines.map(\.width).max() ?? 0) + 4)
    let height = min(body.rows, lines.count + 2)
    area = Rectangle(
      row: body.row + (body.rows - height) / 2, column: (body.columns - columns) / 2, rows: height,
      columns: columns)
  }

  private static func lines(_ mistakes: [Settings.Mistake], columns: Int) -> [Line] {
    guard !mistakes.isEmpty else { return [] }
    let texts = mistakes.flatMap { "\($0)".wrapped(to: columns - 2).map { "  " + $0 } }
    return [Line("Wrong in config.toml", .popupTitle)] + texts.map { Line($0, .fault) } + [Line()]
  }

  /// Whole sections, so that both columns are about as long.
  private static func halves(_ rows: [Row]) -> (left: [Row], right: [Row]) {
    var titles: [String] = []
    for row in rows where titles.last != row.title { titles.append(row.title) }
    var best = (left: rows, right: [Row](), height: Int.max)
    for count in 0...titles.count {
      let isLeft = Set(titles.prefix(count))
      let left = rows.filter { isLeft.contains($0.title) }
      let right = rows.filter { !isLeft.contains($0.title) }
      let height = max(left.count + 2 * count, right.count + 2 * (titles.count - count))
      if height < best.height { best = (left, right, height) }
    }
    return (best.left, best.right)
  }

  private static func lines(_ rows: [Row]) -> [Line] {
    let width = rows.map(\.label.displayWidth).max() ?? 0
    var lines: [Line] = []
    var title: String?
    for row in rows {
      if row.title != title {
        if title != nil { lines.append(Line()) }
        lines.append(Line(row.title, .popupTitle))
        title = row.title
      }
      var line = Line(row.label, .accent)
      line.pad(to: width + 2)
      line.add(row.help, .popup)
      lines.append(line)
    }
    return lines
  }

  /// What the screen's signs mean.
  private static func signs(_ glyphs: Glyphs) -> [Row] {
    [
      (glyphs.accepted, "accepted"), (glyphs.rejected, "rejected"),
      (glyphs.undecided, "undecided"), (glyphs.marked, "marked"),
      ("#1", "the best in this order"), (glyphs.pending, "a score that will come"),
      (glyphs.spread, "spread of the scores"),
      (glyphs.disagreement, "pairs in dispute"),
    ].map { Row(title: "Signs", label: $0, help: $1) }
  }
}
