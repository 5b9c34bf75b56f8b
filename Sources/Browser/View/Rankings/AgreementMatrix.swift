internal import Curation
internal import Scorers
internal import Terminal

/// Kendall's τ between every two columns, and how often each scorer agrees with the person.
struct AgreementMatrix {
  let state: BrowserState
  let rankings: Rankings
  private static let cell = 6

  /// Draws a line a scorer below one of headings.
  func draw(in area: Rectangle, with painter: inout Painter) {
    let titles = rankings.scorers.map(\.title)
    let widest = titles.map(\.displayWidth).max() ?? 0
    let cells = rankings.columns * Self.cell
    // The titles, the matrix and at least the share of pairs.
    let isNarrow = 1 + max(widest, 9) + 1 + cells + 7 > area.columns
    let labels = isNarrow ? rankings.scorers.map(\.abbreviation) : titles
    let width = isNarrow ? 3 : max(widest, 9) + 1
    var heading = Line(" ")
    heading.add(isNarrow ? painter.glyphs.tau : "Kendall \(painter.glyphs.tau)", .title)
    heading.pad(to: 1 + width)
    for name in (0..<rankings.columns).map({ rankings.voice(of: $0).short }) {
      heading.add(name.padded(to: Self.cell, .right), .muted)
    }
    let room = area.columns - heading.width - 3
    let long = rankings.agreement.sample.map { "of \(painter.figures.count($0)) pictures, evenly" }
    let whose = rankings.agreement.judge == .you ? "your" : "people's"
    let title = [long, "right about \(whose) pairs", "right"].compactMap(\.self)
      .first { $0.count <= room }
    if let title { heading.add("   " + title, .muted) }
    painter.write(heading, row: area.row + 1, column: area.column, columns: area.columns)
    for (index, label) in labels.enumerated() where index + 2 < area.rows {
      var line = Line(" ")
      line.add(label, index == state.rankingColumn ? .accent : .text)
      line.pad(to: 1 + width)
      for other in 0..<rankings.columns { line.add(tau(index, other, painter)) }
      line.add("   ")
      line.add(accuracy(of: index, columns: area.columns - line.width, painter))
      painter.write(line, row: area.row + 2 + index, column: area.column, columns: area.columns)
    }
  }

  private func tau(_ one: Int, _ other: Int, _ painter: Painter) -> Line {
    if one == other { return Line(painter.glyphs.undecided.padded(to: Self.cell, .right), .muted) }
    guard let tau = rankings.agreement.taus[one][other] else {
      return Line(painter.glyphs.dash.padded(to: Self.cell, .right), .muted)
    }
    let role: Role = tau >= 0.3 ? .gain : tau <= -0.3 ? .loss : .text
    return Line(painter.figures.correlation(tau).padded(to: Self.cell, .right), role)
  }

  private func accuracy(of column: Int, columns: Int, _ painter: Painter) -> Line {
    let agreement = rankings.agreement.withJudge[column]
    guard let accuracy = agreement.accuracy else {
      let all = column == 0 ? "decide or order to see it" : painter.glyphs.dash
      return Line(all.displayWidth <= columns ? all : painter.glyphs.dash, .muted)
    }
    var line = Line("\(Int((accuracy * 100).rounded()))%".padded(to: 4, .right), .accent)
    let pairs = " of \(painter.figures.count(agreement.pairs))"
    if line.width + pairs.count <= columns { line.add(pairs, .muted) }
    return line
  }
}

extension Voice {
  /// The name at the head of a column.
  var title: String {
    switch self {
    case .scorer(let scorer): scorer.title
    case .people: "people"
    case .you: "you"
    }
  }

  /// The name where there is room for few letters.
  var short: String {
    switch self {
    case .scorer(let scorer): scorer.abbreviation
    case .people: "ppl"
    case .you: title
    }
  }
}
