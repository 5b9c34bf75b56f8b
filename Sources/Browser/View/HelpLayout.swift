internal import Terminal

/// The help's lines and where they stand: in two columns where the screen is wide enough.
struct HelpLayout: Equatable {
  let lines: [Line]
  let area: Rectangle

  /// Lines that are visible at once.
  var visibleLines: Int { max(1, area.rows - 2) }
  /// The furthest that help can be scrolled.
  var lastTop: Int { max(0, lines.count - visibleLines) }

  /// The help of a state's keymap on its screen.
  init(_ state: BrowserState) {
    let body = ScreenLayout(state.size).body
    let isUnicode = state.capabilities.isUnicode
    let rows = state.keymap.rows
    let halves = Self.halves(rows)
    let left = Self.lines(halves.left, isUnicode: isUnicode)
    let right = Self.lines(halves.right, isUnicode: isUnicode)
    let gap = 3
    let leftWidth = left.map(\.width).max() ?? 0
    let both = leftWidth + gap + (right.map(\.width).max() ?? 0)
    if both + 4 <= body.columns {
      lines = (0..<max(left.count, right.count)).map { index in
        var line = left.indices.contains(index) ? left[index] : Line()
        guard right.indices.contains(index) else { return line }
        line.pad(to: leftWidth + gap)
        line.add(right[index])
        return line
      }
    } else {
      lines = Self.lines(rows, isUnicode: isUnicode)
    }
    let columns = min(body.columns, (lines.map(\.width).max() ?? 0) + 4)
    let height = min(body.rows, lines.count + 2)
    area = Rectangle(
      row: body.row + (body.rows - height) / 2, column: (body.columns - columns) / 2, rows: height,
      columns: columns)
  }

  /// Whole sections, so that both columns are about as long.
  private static func halves(_ rows: [KeymapRow]) -> (left: [KeymapRow], right: [KeymapRow]) {
    let sections = Binding.Section.allCases.filter { section in
      rows.contains { $0.section == section }
    }
    var best = (left: rows, right: [KeymapRow](), height: Int.max)
    for count in 0...sections.count {
      let isLeft = Set(sections.prefix(count))
      let left = rows.filter { isLeft.contains($0.section) }
      let right = rows.filter { !isLeft.contains($0.section) }
      let height = max(left.count + 2 * count, right.count + 2 * (sections.count - count))
      if height < best.height { best = (left, right, height) }
    }
    return (best.left, best.right)
  }

  private static func lines(_ rows: [KeymapRow], isUnicode: Bool) -> [Line] {
    let labels = rows.map { $0.label(isUnicode: isUnicode) }
    let width = labels.map(\.displayWidth).max() ?? 0
    var lines: [Line] = []
    var section: Binding.Section?
    for (row, label) in zip(rows, labels) {
      if row.section != section {
        if section != nil { lines.append(Line()) }
        lines.append(Line(row.section.rawValue, .popupTitle))
        section = row.section
      }
      var line = Line(label, .accent)
      line.pad(to: width + 2)
      line.add(row.help, .popup)
      lines.append(line)
    }
    return lines
  }
}
