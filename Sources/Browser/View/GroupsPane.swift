internal import Curation
internal import Terminal

/// The prompt groups at the left, two rows each.
enum GroupsPane {
  /// How many groups a screen shows at once, 1 where it shows none.
  static func visibleGroups(on size: Size) -> Int {
    guard let pane = ScreenLayout(size).pane else { return 1 }
    return max(1, (pane.rows - 2) / 2)
  }

  /// Draws the groups and their border.
  static func draw(_ state: BrowserState, in area: Rectangle, with painter: inout Painter) {
    painter.box(area, painter.glyphs.light, .border)
    painter.write(
      " \(state.gallery.grouping.facet.rawValue)s ", .muted, row: area.row,
      column: area.column + 1, columns: 10)
    let count = state.shownGroupCount
    let top = state.scroll.group
    for place in top..<max(top, min(count, top + visibleGroups(on: state.size))) {
      let index = state.shownGroup(at: place)
      draw(
        state.gallery.groups[index], at: index, of: state, row: area.row + 1 + (place - top) * 2,
        in: area, with: &painter)
    }
    guard let cursor = state.cursor else { return }
    let figures = painter.figures
    let number = state.placeOfGroup(cursor.groupIndex) + 1
    let place = " \(figures.count(number)) of \(figures.count(count)) "
    painter.writeRight(
      Line(place, .muted), row: area.endRow - 1, endColumn: area.endColumn - 1,
      columns: area.columns - 2)
  }

  private static func draw(
    _ group: PromptGroup, at index: Int, of state: BrowserState, row: Int, in area: Rectangle,
    with painter: inout Painter
  ) {
    let isCurrent = index == state.cursor?.groupIndex
    let start = area.column + 1
    let columns = area.columns - 2
    let shown = state.shownCount(ofGroup: index)
    let whole = painter.figures.count(group.pictures.count)
    let isWhole = shown == group.pictures.count
    let count = isWhole ? whole : "\(painter.figures.count(shown))/\(whole)"
    let nameColumns = max(0, columns - 2 - count.count - 1)
    let title = group.title(by: state.gallery.grouping)
    let name = title.truncated(to: nameColumns, ellipsis: painter.glyphs.ellipsis)
    var line = Line(isCurrent ? painter.glyphs.pointer : " ", isCurrent ? .accent : .muted)
    line.add(isCurrent ? "" : " ", .text)
    if isCurrent { line.add(" ", .selection) }
    line.add(name, isCurrent ? .selection : group.id == .withoutPrompt ? .muted : .text)
    line.add(
      String(repeating: " ", count: max(0, columns - line.width - count.count)),
      isCurrent ? .selection : .text)
    line.add(count, isCurrent ? .selection : .muted)
    painter.write(line, row: row, column: start, columns: columns)

    let tally = state.tally(of: group.id)
    var counts = Line()
    counts.add(
      "\(painter.glyphs.accepted)\(tally.accepted)", tally.accepted > 0 ? .accepted : .muted)
    counts.add(
      " \(painter.glyphs.rejected)\(tally.rejected)", tally.rejected > 0 ? .rejected : .muted)
    if !state.scorers.isEmpty, tally.settled < tally.pictures {
      counts.add("  \(tally.settled)/\(tally.pictures) scored", .muted)
    } else {
      counts =
        [insight(group, of: state, painter), disagreement(group, of: state, painter)]
        .map { line in
          var whole = counts
          whole.add(line)
          return whole
        }
        .first { $0.width <= columns - 2 } ?? counts
    }
    painter.write(counts, row: row + 1, column: start + 2, columns: columns - 2)
  }

  /// How far the first scorer's scores spread, and how far the scorers disagree.
  private static func insight(
    _ group: PromptGroup, of state: BrowserState, _ painter: Painter
  ) -> Line {
    var line = Line()
    if let scorer = state.scorers.first, let spread = state.insights[group.id]?.spread {
      let text = painter.figures.plain(spread, of: scorer)
      line.add("  \(painter.glyphs.spread)\(text)", .muted)
    }
    line.add(disagreement(group, of: state, painter))
    return line
  }

  private static func disagreement(
    _ group: PromptGroup, of state: BrowserState, _ painter: Painter
  ) -> Line {
    guard let share = state.insights[group.id]?.disagreement else { return Line() }
    var line = Line(" ")
    // Halfway the scorers have nothing to do with one another.
    line.add(
      "\(painter.glyphs.disagreement)\(Int((share * 100).rounded()))%",
      share >= 0.5 ? .fault : .muted)
    return line
  }
}

extension PromptGroup {
  /// The group's name on one line; long prompts are cut where nothing can show them.
  func title(by grouping: Grouping) -> String {
    if let prompt { return String(prompt.prefix(160)).onOneLine }
    if id == .withoutPrompt { return "(no \(grouping.facet.rawValue))" }
    return String(id.rawValue.prefix(160)).onOneLine
  }
}
