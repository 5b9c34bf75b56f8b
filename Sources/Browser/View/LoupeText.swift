internal import Curation
internal import Provenance
internal import Scorers
internal import Store
internal import Terminal

/// What the loupe says of a picture, line by line.
struct LoupeText {
  let state: BrowserState
  let columns: Int
  private let glyphs: Glyphs
  private let figures: Figures
  /// Of a longer prompt nobody reads the rest here.
  private static let longestText = 20_000

  /// The text of a state's picture in lines of at most `columns` cells.
  init(state: BrowserState, columns: Int) {
    self.state = state
    self.columns = columns
    glyphs = Glyphs(state.capabilities)
    figures = Figures(glyphs: glyphs)
  }

  /// All lines; none where there is no picture.
  var lines: [Line] {
    guard let picture = state.picture else { return [] }
    var parts = [heading(of: picture)]
    parts += state.scorers.map { score(of: picture, by: $0) }
    parts.append(facts(of: picture))
    parts.append(passage("prompt", picture.prompt))
    parts.append(passage("negative prompt", picture.generation?.negativePrompt))
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [Line()]))
  }

  private func heading(of picture: Picture) -> [Line] {
    let name = picture.name.wrapped(to: columns, limit: 2, ellipsis: glyphs.ellipsis)
    var mark = ScoreCaption(state: state, glyphs: glyphs, figures: figures).decision(of: picture)
    mark.add(" " + (picture.judgement.decision?.rawValue ?? "undecided"))
    let stars = min(5, max(0, picture.judgement.stars))
    if stars > 0 {
      mark.add("  " + String(repeating: glyphs.star, count: stars), .star)
      mark.add(String(repeating: glyphs.undecided, count: 5 - stars), .undecided)
    }
    return name.map { Line($0, .title) } + [mark]
  }

  /// A scorer's value, rank and bar, and how much of the prompt it read.
  private func score(of picture: Picture, by scorer: ScorerID) -> [Line] {
    // A value and its rank, such as `+0.58  #1 of 64`, must have room beside the titles.
    let widest = state.scorers.map(\.title.displayWidth).max() ?? 0
    let isNarrow = columns < widest + 18
    let titles = isNarrow ? state.scorers.map(\.abbreviation.displayWidth).max() ?? 0 : widest
    var line = Line(isNarrow ? scorer.abbreviation : scorer.title, .muted)
    line.pad(to: titles + 2)
    switch picture.scores[scorer] {
    case nil:
      line.add("not scored", .muted)
    case .pending:
      line.add("\(glyphs.pending) will be scored", .pending)
    case .impossible(let reason):
      let room = max(8, columns - line.width - 2)
      let reasons = String(reason.prefix(1000)).wrapped(to: room, ellipsis: glyphs.ellipsis)
      line.add("\(glyphs.impossible) \(reasons.first ?? "")", .muted)
      return [line] + reasons.dropFirst().map { indented($0, by: titles + 4, .muted) }
    case .exact(let score):
      return exact(score, by: scorer, after: line)
    }
    return [line]
  }

  private func exact(_ score: Score, by scorer: ScorerID, after title: Line) -> [Line] {
    var line = title
    let value = figures.score(score.value, of: scorer)
    line.add(value, .accent)
    guard let arrangement = state.arrangement, !score.value.isNaN else { return [line] }
    line.pad(to: title.width + max(7, value.displayWidth + 2))
    let rank = arrangement.rank(of: score.value, by: scorer)
    line.add("#\(figures.count(rank))")
    line.add(" of \(figures.count(arrangement.count(of: scorer)))", .muted)
    let caption = ScoreCaption(state: state, glyphs: glyphs, figures: figures)
    var bar = caption.bar(score.value, by: scorer, columns: min(16, columns))
    let count = arrangement.count(of: scorer)
    if count > 1 {
      // How many of the others it leaves behind.
      bar.pad(to: min(16, columns) + 1)
      bar.add("above \((count - rank) * 100 / (count - 1))%", .muted)
    }
    var lines = [line, bar]
    if score.tokensUsed < score.tokensTotal {
      let text = "scored \(score.tokensUsed) of \(score.tokensTotal) tokens"
      lines += text.wrapped(to: columns).map { Line($0, .fault) }
    }
    return lines
  }

  private func facts(of picture: Picture) -> [Line] {
    var facts: [(String, String?)] = []
    if let fault = picture.fault { facts.append(("fault", fault)) }
    let generation = picture.generation
    facts.append(("seed", generation?.seed.map { String($0) }))
    let sampler = [generation?.sampler, generation?.scheduler].compactMap(\.self)
    facts.append(("sampler", sampler.isEmpty ? nil : sampler.joined(separator: ", ")))
    facts.append(("steps", generation?.steps.map { String($0) }))
    facts.append(("cfg", generation?.cfgScale.map(plain)))
    facts.append(("model", generation?.model ?? generation?.modelHash))
    facts.append(("size", picture.pixels.map { "\($0.width)\(glyphs.times)\($0.height)" }))
    facts.append(("made by", generation?.generator))
    facts.append(("source", generation.map { $0.source.rawValue }))
    facts.append(("folder", folder(of: picture)))
    return facts.flatMap { label, value in
      value.map { fact(label, $0) } ?? []
    }
  }

  /// A number without decimals where it has none.
  private func plain(_ value: Double) -> String {
    abs(value) < 1e15 && value == value.rounded() ? String(Int(value)) : "\(value)"
  }

  private func folder(of picture: Picture) -> String? {
    picture.path.lastIndex(of: "/").map { String(picture.path[..<$0]) }
  }

  private func fact(_ label: String, _ value: String) -> [Line] {
    let indent = 9
    let lines = String(value.prefix(1000))
      .wrapped(to: max(8, columns - indent), limit: 3, ellipsis: glyphs.ellipsis)
    guard let first = lines.first else { return [] }
    var line = Line(label, .muted)
    line.pad(to: indent)
    line.add(first, label == "fault" ? .fault : .text)
    return [line] + lines.dropFirst().map { indented($0, by: indent, .text) }
  }

  private func passage(_ label: String, _ text: String?) -> [Line] {
    guard let text else { return [] }
    let lines = String(text.prefix(Self.longestText)).wrapped(to: columns)
    return lines.isEmpty ? [] : [Line(label, .muted)] + lines.map { Line($0) }
  }

  private func indented(_ text: String, by columns: Int, _ role: Role) -> Line {
    var line = Line()
    line.pad(to: columns)
    line.add(text, role)
    return line
  }
}
