internal import Curation
internal import Terminal

/// The last row: the order, the place, and what was said last or what can be pressed.
enum StatusLine {
  /// Columns that `a accept  x reject  ? keys` takes, with some air.
  private static let roomForHints = 32
  /// Of a longer filter only the beginning is shown; still less where there is little room.
  private static let columnsOfFilter = [28, 10]

  /// Draws the row into an area of one row.
  static func draw(_ state: BrowserState, in area: Rectangle, with painter: inout Painter) {
    painter.clear(area)
    let columns = area.columns - 2
    func write(_ line: Line, from column: Int) {
      let start = area.column + 1 + column
      painter.write(line, row: area.row, column: start, columns: columns - column)
    }
    let positions = positions(of: state, with: painter)
    if !state.pending.isEmpty {
      let position = positions.last ?? Line()
      write(position, from: 0)
      let room = columns - (position.width > 0 ? position.width + 3 : 0)
      let line = KeyHints.line(after: state.pending, of: state, columns: room, with: painter)
      return writeRight(line, in: area, with: &painter)
    }
    if let said = saying(of: state) {
      // What is said matters more than how the group is sorted.
      let position = positions.first { $0.width + 3 + said.width <= columns } ?? positions.last
      let start = position.map { $0.width > 0 ? $0.width + 3 : 0 } ?? 0
      if let position { write(position, from: 0) }
      write(said, from: start)
      let hints = KeyHints.line(state, columns: columns - start - said.width - 3, with: painter)
      writeRight(hints, in: area, with: &painter)
      return
    }
    // The file's name stands only where the keys that matter most still fit beside it.
    let least = columns - Self.roomForHints
    let position =
      positions.first { $0.width <= least } ?? positions.dropFirst().first { $0.width <= columns }
      ?? Line()
    write(position, from: 0)
    let room = columns - (position.width > 0 ? position.width + 3 : 0)
    writeRight(KeyHints.line(state, columns: room, with: painter), in: area, with: &painter)
  }

  private static func writeRight(_ line: Line, in area: Rectangle, with painter: inout Painter) {
    painter.writeRight(line, row: area.row, endColumn: area.endColumn - 1, columns: area.columns)
  }

  /// The message.
  private static func saying(of state: BrowserState) -> Line? {
    state.message.map { message in
      Line(message.text.onOneLine, message.kind == .failure ? .fault : .status)
    }
  }

  /// How the group is sorted and where the cursor is, the longest first.
  private static func positions(of state: BrowserState, with painter: Painter) -> [Line] {
    let filters = filters(of: state, with: painter)
    guard let cursor = state.cursor, let arrangement = state.arrangement else {
      return filters.isEmpty ? [Line()] : filters
    }
    var sort = Line("sort: ", .muted)
    sort.add(state.sortTitle, .status)
    if case .scorer = state.effectiveSort { sort.add(" " + painter.glyphs.descending, .muted) }
    let figures = painter.figures
    let place = figures.count(cursor.place + 1)
    let count = figures.count(arrangement.pictures.count)
    var short = Line("\(place) of \(count)", .status)
    if state.autoAdvances { short.add("   auto", .accent) }
    if state.isPaused { short.add("   paused", .accent) }
    if var filtered = filters.first {
      filtered.add("   ", .status)
      filtered.add(short)
      short = filtered
    }
    var long = sort
    long.add("   ", .status)
    long.add(short)
    // The loupe and the comparison name the file beside the picture.
    switch state.mainView {
    case .loupe, .compare: return [long, short] + filters
    case .duel, .history: return [state.isPaused ? Line("paused", .accent) : Line()]
    case .whatIf:
      let pictures = state.trial?.pictures ?? []
      let trialPlace = pictures.firstIndex(of: cursor.picture).map { figures.count($0 + 1) }
      let number = trialPlace ?? painter.glyphs.dash
      var line = Line("\(number) of \(figures.count(pictures.count))", .status)
      line.add("   " + state.gallery[cursor.picture].name.onOneLine, .muted)
      if state.isPaused { line.add("   paused", .accent) }
      return [line]
    default: break
    }
    var longest = state.mainView == .grid ? long : short
    longest.add("   " + state.gallery[cursor.picture].name.onOneLine, .muted)
    return [longest, long, short] + filters
  }

  /// What is shown of the gallery, and how much that is, the longest first; nothing where all is.
  private static func filters(of state: BrowserState, with painter: Painter) -> [Line] {
    guard let filter = state.filter else { return [] }
    let figures = painter.figures
    let all = figures.count(state.gallery.pictures.count)
    return columnsOfFilter.map { columns in
      let text = filter.text.onOneLine.truncated(to: columns, ellipsis: painter.glyphs.ellipsis)
      var line = Line("filter: ", .muted)
      line.add(text, .accent)
      line.add("  \(figures.count(filter.count)) of \(all)", .status)
      return line
    }
  }
}
