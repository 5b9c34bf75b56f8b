internal import Curation
internal import Store
internal import Terminal

/// Two pictures, of which the person says which is better.
enum DuelScreen {
  /// Draws the question, or once all is answered the order.
  static func draw(
    _ state: BrowserState, thumbnail: (PictureID, Rectangle) -> Thumbnail?,
    with painter: inout Painter
  ) {
    guard let duel = state.duel, let group = state.gallery[duel.group] else { return }
    let layout = DuelLayout(state.size)
    painter.write(
      group.title(by: state.gallery.grouping), group.id == .withoutPrompt ? .muted : .title,
      row: layout.prompt.row, column: layout.prompt.column, columns: layout.prompt.columns)
    guard let asked = duel.duel else {
      let area = ScreenLayout(state.size).body
      return painter.writeCentered(
        [Line("looking up earlier answers\(painter.glyphs.ellipsis)", .muted)], in: area)
    }
    painter.write(
      progress(of: asked, painter), row: layout.progress.row, column: layout.progress.column,
      columns: layout.progress.columns)
    guard let question = asked.question else {
      return drawResult(asked, of: state, with: &painter)
    }
    for (id, box) in [(question.left, layout.left), (question.right, layout.right)] {
      PictureBox.draw(
        state.gallery[id], in: box, state: state, thumbnail: thumbnail, with: &painter)
    }
    // Right below the pictures.
    let ends = [(question.left, layout.left), (question.right, layout.right)].map { id, box in
      PictureFit.area(of: state.gallery[id].pixels, in: box, on: state.capabilities).endRow
    }
    let row = min(layout.names.row, ends.max() ?? layout.names.row)
    drawNames(question, of: state, row: row, in: layout, with: &painter)
  }

  /// `question 7 of about 20`, and a bar.
  private static func progress(of duel: Duel, _ painter: Painter) -> Line {
    let figures = painter.figures
    guard duel.question != nil else {
      return Line("all \(figures.count(duel.pictures.count)) are in order", .accent)
    }
    let total = duel.answered + duel.questionsLeft
    var line = Line("question \(figures.count(duel.answered + 1))", .accent)
    line.add(" of about \(figures.count(total))", .text)
    line.add("  ")
    let columns = 20
    let done = min(columns, duel.answered * columns / max(1, total))
    line.add(String(repeating: painter.glyphs.progressDone, count: done), .bar)
    line.add(String(repeating: painter.glyphs.progressLeft, count: columns - done), .muted)
    return line
  }

  private static func drawNames(
    _ question: Duel.Question, of state: BrowserState, row: Int, in layout: DuelLayout,
    with painter: inout Painter
  ) {
    func key(_ action: Action) -> String {
      let chords = state.keymap.chords(for: action)
      return chords.first?.name(isUnicode: painter.glyphs.isUnicode) ?? ""
    }
    let sides = [
      (question.left, layout.left, key(.leftIsBetter)),
      (question.right, layout.right, key(.rightIsBetter)),
    ]
    for (index, (id, box, key)) in sides.enumerated() {
      let name = state.gallery[id].name.onOneLine
      let text = name.truncated(to: max(1, box.columns - 4), ellipsis: painter.glyphs.ellipsis)
      var line = Line()
      if index == 0 { line.add(key + " ", .accent) }
      line.add(text, .text)
      if index == 1 { line.add(" " + key, .accent) }
      let area = Rectangle(row: row, column: box.column, rows: 1, columns: box.columns)
      painter.writeCentered([line], in: area)
    }
    var tie = Line(key(.neitherIsBetter), .accent)
    tie.add(" neither is better", .muted)
    let area = Rectangle(row: row + 1, column: 0, rows: 1, columns: layout.names.columns)
    painter.writeCentered([tie], in: area)
  }

  /// The order that the answers make, as many places as fit.
  private static func drawResult(
    _ duel: Duel, of state: BrowserState, with painter: inout Painter
  ) {
    let body = ScreenLayout(state.size).body
    let rows = max(1, body.rows - 5)
    var lines: [Line] = []
    var rank = 1
    for tier in duel.tiers {
      for (index, id) in tier.enumerated() {
        let number = index == 0 ? "\(rank)" : "="
        var line = Line(number.padded(to: 5, .right) + "  ", .muted)
        line.add(state.gallery[id].name.onOneLine, .text)
        lines.append(line)
      }
      rank += tier.count
    }
    let shown = lines.count > rows ? Array(lines.prefix(rows - 1)) : lines
    for (index, line) in shown.enumerated() {
      painter.write(line, row: body.row + 3 + index, column: 1, columns: body.columns - 2)
    }
    if shown.count < lines.count {
      painter.write(
        "and \(painter.figures.count(lines.count - shown.count)) more", .muted,
        row: body.row + 3 + shown.count, column: 8, columns: body.columns - 9)
    }
  }

  /// The pictures of the question, and after them those of the questions that may come next.
  static func boxes(_ state: BrowserState) -> [(PictureID, Rectangle, isVisible: Bool)] {
    guard let duel = state.duel?.duel, let question = duel.question else { return [] }
    let layout = DuelLayout(state.size)
    func sides(_ question: Duel.Question, _ isVisible: Bool) -> [(PictureID, Rectangle, Bool)] {
      [(question.left, layout.left, isVisible), (question.right, layout.right, isVisible)]
    }
    let next = Preference.allCases.flatMap { preference in
      var duel = duel
      duel.answer(preference)
      return duel.question.map { sides($0, false) } ?? []
    }
    return sides(question, true) + next
  }
}
