internal import Curation
internal import Scorers
internal import Terminal

/// What the words of a prompt are worth, in figures.
struct WordWeightsText {
  let trial: PromptTrial
  let state: BrowserState
  let glyphs: Glyphs
  private let figures: Figures

  /// The figures of a trial.
  init(trial: PromptTrial, state: BrowserState, glyphs: Glyphs) {
    self.trial = trial
    self.state = state
    self.glyphs = glyphs
    figures = Figures(glyphs: glyphs)
  }

  /// The words, those that raise the score most first; those that are not known yet are left out.
  private var known: [(text: String, value: Double)] {
    trial.contributions.compactMap { word, value in
      value.flatMap { $0.isFinite ? (String(word.text.prefix(200)).onOneLine, $0) : nil }
    }.sorted { $0.1 > $1.1 }
  }

  private func figure(_ value: Double) -> String {
    let text = figures.score(value, of: trial.scorer)
    return value >= 0 && !text.hasPrefix("+") ? "+" + text : text
  }

  /// The words that raise and lower the score most, on one line.
  func line(columns: Int) -> Line {
    let known = known
    guard !known.isEmpty else { return Line(notice, .muted) }
    var best = Line()
    for count in 1...3 {
      var line = Line()
      let raising = known.filter { $0.value > 0 }.prefix(count)
      let lowering = known.reversed().filter { $0.value < 0 }.prefix(count)
      for (title, words, role) in [("up", raising, Role.gain), ("down", lowering, .loss)] {
        guard !words.isEmpty else { continue }
        line.add((line.width > 0 ? "   " : "") + title, .muted)
        for word in words {
          line.add(" \(word.text.truncated(to: 20, ellipsis: glyphs.ellipsis)) ", .text)
          line.add(figure(word.value), role)
        }
      }
      if line.width > columns, count > 1 { break }
      best = line
    }
    return best
  }

  /// The words below one another, as many as fit; of more those between the strongest are left out.
  func table(_ area: Rectangle) -> [Line] {
    var lines = [Line("what each word adds", .title)]
    if let picture = trial.words?.question.pictures.first {
      lines.append(
        Line(
          "to "
            + state.gallery[picture].name.onOneLine.truncated(
              to: area.columns - 3, ellipsis: glyphs.ellipsis), .muted))
    }
    let known = known
    guard !known.isEmpty else { return lines + [Line(), Line(notice, .muted)] }
    lines.append(Line())
    let room = max(1, area.rows - lines.count - 1)
    let strongest = known.map { abs($0.value) }.max() ?? 0
    let values = known.map { figure($0.value) }
    let valueColumns = values.map(\.displayWidth).max() ?? 0
    let nameColumns = max(4, area.columns - valueColumns - 8)
    var rows = zip(known, values).map { word, value in
      let role: Role = word.value < 0 ? .loss : .gain
      var line = Line(word.text.padded(to: nameColumns, ellipsis: glyphs), .text)
      line.add(" " + value.padded(to: valueColumns, .right) + " ", role)
      let share = strongest > 0 ? abs(word.value) / strongest : 0
      line.add(glyphs.bar(share, columns: 6), role)
      return line
    }
    if rows.count > room {
      let half = max(1, (room - 1) / 2)
      let left = rows.count - 2 * half
      rows =
        Array(rows.prefix(half)) + [
          Line("\(glyphs.ellipsis) \(figures.count(left)) between", .muted)
        ]
        + Array(rows.suffix(half))
    }
    lines += rows
    if trial.isWeighing { lines.append(Line(glyphs.pending, .pending)) }
    return lines
  }

  private var notice: String {
    trial.isBlank ? "type a prompt" : "weighing the words" + glyphs.ellipsis
  }
}

extension String {
  fileprivate func padded(to columns: Int, ellipsis glyphs: Glyphs) -> String {
    truncated(to: columns, ellipsis: glyphs.ellipsis).padded(to: columns)
  }
}
