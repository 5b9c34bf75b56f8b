internal import Curation
internal import Scorers
internal import Terminal

/// Histograms, one scorer against another, and means by model.
enum StatisticsScreen {
  /// Draws the page that a state shows.
  static func draw(_ state: BrowserState, with painter: inout Painter) {
    guard let statistics = state.statistics else { return }
    let layout = StatisticsLayout(state.size)
    drawHeading(state, statistics, in: layout.heading, with: &painter)
    switch statistics.content {
    case .histograms(let histograms):
      for (index, area) in layout.charts(histograms.count).enumerated() {
        let number = (index + statistics.subject.choice) % histograms.count
        HistogramChart(
          scorer: state.scorers[number], histogram: histograms[number],
          current: state.picture?.finite(state.scorers[number])
        ).draw(in: area, with: &painter)
      }
    case .scatter(let scatter):
      ScatterChart(scatter: scatter, current: state.picture)
        .draw(in: layout.content, with: &painter)
    case .models(let models):
      ModelTable(models: models, state: state).draw(in: layout.content, with: &painter)
    case .none:
      let needed = state.scorers.isEmpty ? "a scorer" : "two scorers"
      painter.writeCentered([Line("this page needs \(needed)", .muted)], in: layout.content)
    }
  }

  /// The page, whose numbers they are, and what they cannot tell.
  private static func drawHeading(
    _ state: BrowserState, _ statistics: Statistics, in area: Rectangle,
    with painter: inout Painter
  ) {
    var line = Line(title(of: statistics.subject.page), .title)
    line.add("  ")
    let groups = state.gallery.groups
    let only = groups.count == 1 ? groups.first : nil
    if let group = statistics.subject.group.flatMap({ state.gallery[$0] }) ?? only {
      line.add(group.title(by: state.gallery.grouping), .text)
    } else {
      line.add("all \(painter.figures.count(groups.count)) groups", .text)
      let isMixed = groups.count > 1 && state.scorers.contains(where: \.needsPrompt)
      if isMixed {
        line.add("  ")
        line.add("scores are not comparable across prompts", .fault)
      }
    }
    painter.write(line, row: area.row, column: area.column, columns: area.columns)
  }

  private static func title(of page: Statistics.Page) -> String {
    switch page {
    case .histograms: "histograms"
    case .scatter: "one against another"
    case .models: "means by model"
    }
  }
}
