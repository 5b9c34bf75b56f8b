internal import Scorers
internal import Terminal

/// What the scorers say of each model's pictures, in the mean.
struct ModelTable {
  let models: [ModelMeans]
  let state: BrowserState

  /// Draws as many models as fit, the best by the chosen scorer first.
  func draw(in area: Rectangle, with painter: inout Painter) {
    guard area.rows >= 2 else { return }
    let count = "pictures".count + 1
    // All by their titles, or all by their abbreviations.
    let wide = 2 + (state.scorers.map(\.title.displayWidth).max() ?? 0)
    let hasTitles = 16 + count + state.scorers.count * wide <= area.columns
    let cell = hasTitles ? wide : 8
    let shown = max(0, min(state.scorers.count, (area.columns - 16 - count) / cell))
    let scorers = Array(state.scorers.prefix(shown))
    let names = models.map { name(of: $0) }
    let widest = names.map(\.displayWidth).max() ?? 0
    let room = area.columns - count - shown * cell
    let width = max(5, min(widest, room))
    var heading = Line("model".padded(to: width) + "pictures".padded(to: count, .right), .muted)
    for scorer in scorers {
      let mark = scorer == chosen ? painter.glyphs.pointer : ""
      let title = mark + (hasTitles ? scorer.title : scorer.abbreviation)
      heading.add(title.padded(to: cell, .right), scorer == chosen ? .accent : .muted)
    }
    painter.write(heading, row: area.row, column: area.column, columns: area.columns)
    for (index, model) in models.prefix(area.rows - 1).enumerated() {
      let name = names[index].truncated(to: width, ellipsis: painter.glyphs.ellipsis)
      var line = Line(name.padded(to: width), model.model == nil ? .muted : .text)
      line.add(painter.figures.count(model.pictures).padded(to: count, .right), .muted)
      for scorer in scorers {
        let mean = model.means[scorer].map { painter.figures.score($0, of: scorer) }
        line.add(
          (mean ?? painter.glyphs.dash).padded(to: cell, .right),
          mean == nil ? .muted : isBest(model, by: scorer) ? .barBest : .text)
      }
      bar(model, columns: area.columns - line.width - 2, painter).map {
        line.add("  ")
        line.add($0)
      }
      painter.write(line, row: area.row + 1 + index, column: area.column, columns: area.columns)
    }
  }

  /// The scorer by which the models are sorted.
  private var chosen: ScorerID? {
    guard let statistics = state.statistics, !state.scorers.isEmpty else { return nil }
    return state.scorers[statistics.subject.choice % state.scorers.count]
  }

  private func name(of model: ModelMeans) -> String {
    model.model.map { String($0.prefix(200)).onOneLine } ?? "(not told)"
  }

  private func isBest(_ model: ModelMeans, by scorer: ScorerID) -> Bool {
    models.count > 1 && model.means[scorer] == models.compactMap { $0.means[scorer] }.max()
  }

  /// The chosen scorer's mean, from the least to the greatest.
  private func bar(_ model: ModelMeans, columns: Int, _ painter: Painter) -> Line? {
    guard let chosen, columns >= 4, models.count > 1, let mean = model.means[chosen] else {
      return nil
    }
    let scale = Histogram(models.compactMap { $0.means[chosen] })
    let text = painter.glyphs.bar(scale.share(of: mean), columns: min(24, columns))
    return Line(text, isBest(model, by: chosen) ? .barBest : .bar)
  }
}
