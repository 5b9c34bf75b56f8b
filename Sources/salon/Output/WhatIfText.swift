internal import Curation
internal import Foundation
internal import Scorers
internal import Terminal

/// What scores would be for another prompt: each picture's score and rank before and after.
struct WhatIfText {
  let gallery: Gallery
  /// An answer for each group.
  let answers: [WhatIf]
  let scorers: [ScorerID]

  /// The lines in a format; CSV has none.
  func lines(_ format: ScoreFormat) -> [String] {
    switch format {
    case .table: answers.flatMap(block)
    case .jsonl: answers.flatMap(objects).map(\.text)
    case .json: [JSONText.array(answers.flatMap(objects)).text]
    case .csv: []
    }
  }

  /// The places that pictures of a question have by their scores as they are.
  private func ranks(_ answer: WhatIf, by scorer: ScorerID) -> [PictureID: Int] {
    let pictures = answer.question.pictures
    let ranks = Ranking.ranks(
      pictures.map { gallery[$0].fault == nil ? gallery[$0].score(scorer) : nil })
    return zip(pictures, ranks).reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  // MARK: - For people

  private func block(_ answer: WhatIf) -> [String] {
    let pictures = answer.question.pictures
    let before = byScorer { ranks(answer, by: $0) }
    let after = byScorer(answer.ranks)
    let names = pictures.map { gallery[$0].name.printable }
    let width = min(names.map(DisplayWidth.of).max() ?? 0, 48)
    let title = pictures.first.flatMap { gallery[$0].prompt }?.printable ?? "(no prompt)"
    let heading =
      "  " + "".padded(to: width) + scorers.map { "  " + $0.title.padded(to: 25, .right) }.joined()
    let rows = zip(pictures, names).map { id, name -> (place: Int, text: String) in
      let label = name.truncated(to: width).padded(to: width)
      if let fault = gallery[id].fault { return (.max, "! \(label)  \(fault.printable)") }
      let columns = scorers.map { scorer in
        let old = Self.column(gallery[id].score(scorer), before[scorer]?[id])
        let new = Self.column(answer.scores[id]?[scorer]?.value, after[scorer]?[id])
        return "  " + "\(old) → \(new)".padded(to: 25, .right)
      }
      return (scorers.first.flatMap { after[$0]?[id] } ?? .max, "  " + label + columns.joined())
    }
    let sorted = rows.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.text)
    return [title, "→ " + answer.question.prompt.printable, heading] + sorted + [""]
  }

  private func byScorer(_ ranks: (ScorerID) -> [PictureID: Int]) -> [ScorerID: [PictureID: Int]] {
    scorers.reduce(into: [:]) { $0[$1] = ranks($1) }
  }

  private static func column(_ score: Double?, _ rank: Int?) -> String {
    guard let score, let rank else { return "-" }
    return String(format: "%+.4f #%-2d", score, rank)
  }

  // MARK: - For programs

  private func objects(_ answer: WhatIf) -> [JSONText] {
    let before = byScorer { ranks(answer, by: $0) }
    let after = byScorer(answer.ranks)
    return answer.question.pictures.map { id in
      let picture = gallery[id]
      func object(_ value: (ScorerID) -> JSONText?) -> JSONText {
        .object(scorers.compactMap { scorer in value(scorer).map { (scorer.rawValue, $0) } })
      }
      func number(_ value: Double?) -> JSONText? { value.map { .decimal($0, places: 6) } }
      let scores = answer.scores[id] ?? [:]
      return .object([
        ("path", .string(picture.path)),
        ("group", .string(gallery.group(of: id).rawValue)),
        ("prompt", JSONText(picture.prompt)),
        ("what_if", .string(answer.question.prompt)),
        (
          "before",
          .object([
            ("scores", object { number(picture.score($0)) }),
            ("ranks", object { before[$0]?[id].map { JSONText($0) } }),
          ])
        ),
        (
          "after",
          .object([
            ("scores", object { number(scores[$0]?.value) }),
            ("ranks", object { after[$0]?[id].map { JSONText($0) } }),
            (
              "tokens",
              object { scorer in
                scores[scorer].map {
                  .object([("used", JSONText($0.tokensUsed)), ("total", JSONText($0.tokensTotal))])
                }
              }
            ),
          ])
        ),
        ("error", JSONText(picture.fault ?? answer.failures[id])),
      ])
    }
  }
}
