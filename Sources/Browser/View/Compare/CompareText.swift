internal import Curation
internal import Provenance
internal import Scorers
internal import Store
internal import Terminal

/// What is said of compared pictures: what differs among them is lit.
struct CompareText {
  let state: BrowserState
  let pictures: [Picture]
  let layout: CompareLayout
  private let glyphs: Glyphs
  private let figures: Figures

  /// The text of pictures in a layout.
  init(state: BrowserState, pictures: [Picture], layout: CompareLayout) {
    self.state = state
    self.pictures = pictures
    self.layout = layout
    glyphs = Glyphs(state.capabilities)
    figures = Figures(glyphs: glyphs)
  }

  /// The lines below each picture.
  var captions: [[Line]] {
    let prompts =
      layout.prompt == nil
      ? PromptDifferences.lit(pictures.map { String(($0.prompt ?? "").prefix(4096)) })
      : pictures.map { _ in [] }
    let settings = differentSettings
    return pictures.indices.map { index in
      let columns = layout.captions[index].columns
      let caption = ScoreCaption(state: state, glyphs: glyphs, figures: figures)
      let labels = columns < 22 ? 0 : labelColumns(settings.map(\.name))
      var lines = [
        heading(of: pictures[index], columns: columns), caption.verdict(of: pictures[index]),
      ]
      lines += state.scorers.map { score(of: index, by: $0, labels) }
      lines += settings.map { name, values in
        var line = Line(name.leftOf(labels), .muted)
        line.add(values[index] ?? glyphs.dash, values[index] == nil ? .muted : .text)
        return line
      }
      if layout.prompt == nil { lines += wrapped(prompts[index], to: columns) }
      return lines
    }
  }

  private func heading(of picture: Picture, columns: Int) -> Line {
    let isCurrent = picture.id == state.cursor?.picture
    var line = Line(isCurrent ? glyphs.pointer + " " : "", .accent)
    let room = max(1, columns - line.width)
    line.add(
      picture.name.onOneLine.truncated(to: room, ellipsis: glyphs.ellipsis),
      isCurrent ? .accent : .text)
    return line
  }

  /// A score, lit where it is the highest of the compared; scores of different prompts are not held
  /// against one another.
  private func score(of index: Int, by scorer: ScorerID, _ labels: Int) -> Line {
    var line = Line(scorer.abbreviation.leftOf(labels), .muted)
    switch pictures[index].scores[scorer] {
    case nil: line.add(glyphs.dash, .muted)
    case .pending: line.add(glyphs.pending, .pending)
    case .impossible(let reason):
      line.add("\(glyphs.impossible) \(String(reason.prefix(200)).onOneLine)", .muted)
    case .exact(let score):
      let value = figures.score(score.value, of: scorer)
      guard areComparable(by: scorer) else {
        line.add(value + " ", .text)
        line.add("another prompt", .muted)
        return line
      }
      let best = pictures.compactMap { $0.rankable(scorer) }.max()
      let isBest = best == score.value
      line.add(value, isBest ? .accent : .text)
      if isBest {
        line.add(" best", .barBest)
      } else if let best, best.isFinite, score.value.isFinite {
        line.add(" (\(figures.score(score.value - best, of: scorer)))", .muted)
      }
    }
    return line
  }

  /// The columns of what stands before the values, so that these stand below one another.
  private func labelColumns(_ settings: [String]) -> Int {
    (state.scorers.map(\.abbreviation) + settings).map(\.displayWidth).max() ?? 0
  }

  private func areComparable(by scorer: ScorerID) -> Bool {
    layout.prompt != nil || !scorer.needsPrompt
  }

  /// The settings that are not the same in all pictures, with each one's value.
  private var differentSettings: [(name: String, values: [String?])] {
    let settings: [(String, (Picture) -> String?)] = [
      ("seed", { $0.generation?.seed.map { String($0) } }),
      ("model", { $0.generation?.model ?? $0.generation?.modelHash }),
      ("sampler", { $0.generation?.sampler }),
      ("steps", { $0.generation?.steps.map { String($0) } }),
      ("cfg", { $0.generation?.cfgScale.map { String($0) } }),
      ("size", { $0.pixels.map { "\($0.width)\(glyphs.times)\($0.height)" } }),
    ]
    return settings.compactMap { name, value in
      let values = pictures.map { value($0).map { String($0.prefix(200)).onOneLine } }
      return Set(values).count > 1 ? (name, values) : nil
    }
  }

  private func wrapped(_ words: [PromptDifferences.Word], to columns: Int) -> [Line] {
    var lines: [Line] = []
    var line = Line()
    for word in words {
      let text = word.text.truncated(to: columns, ellipsis: glyphs.ellipsis)
      if line.width > 0, line.width + 1 + text.displayWidth > columns {
        lines.append(line)
        line = Line()
      }
      if line.width > 0 { line.add(" ") }
      line.add(text, word.isLit ? .match : .text)
    }
    if line.width > 0 { lines.append(line) }
    return lines
  }
}

extension String {
  /// The text at the right end of so many columns or more, and a blank.
  fileprivate func leftOf(_ columns: Int) -> String {
    padded(to: max(columns, displayWidth), .right) + " "
  }
}
