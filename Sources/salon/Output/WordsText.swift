internal import Curation
internal import Foundation
internal import Scorers
internal import Terminal

/// What each word of a prompt contributes to scores: by how much they are higher with it than without.
struct WordsText {
  let gallery: Gallery
  /// An answer for each prompt.
  let answers: [WhatIf]
  let scorers: [ScorerID]

  /// The lines in a format: a table of the means of each prompt's pictures, or an object a picture;
  /// CSV has none.
  func lines(_ format: ScoreFormat) -> [String] {
    switch format {
    case .table: answers.flatMap(block)
    case .jsonl: answers.flatMap(objects).map(\.text)
    case .json: [JSONText.array(answers.flatMap(objects)).text]
    case .csv: []
    }
  }

  private func block(_ answer: WhatIf) -> [String] {
    let names = answer.words.map(\.text.printable)
    let width = min(names.map(DisplayWidth.of).max() ?? 0, 32)
    let means = scorers.map(answer.meanContributions)
    let heading =
      "  " + "".padded(to: width)
      + scorers.map { "  " + $0.title.padded(to: $0.columns, .right) }.joined()
    let rows = names.enumerated().map { index, name in
      let columns = zip(scorers, means).map { scorer, mean in
        "  "
          + (mean[index].map { String(format: "%+.4f", $0) } ?? "-")
          .padded(to: scorer.columns, .right)
      }
      return "  " + name.truncated(to: width).padded(to: width) + columns.joined()
    }
    return [answer.question.prompt.printable, heading] + rows + [""]
  }

  private func objects(_ answer: WhatIf) -> [JSONText] {
    answer.question.pictures.map { id in
      let picture = gallery[id]
      return .object([
        ("path", .string(picture.path)),
        ("group", .string(gallery.group(of: id).rawValue)),
        ("prompt", .string(answer.question.prompt)),
        ("words", .array(answer.words.indices.map { word(answer, $0, of: id) })),
        ("error", JSONText(picture.fault ?? answer.failures[id])),
      ])
    }
  }

  /// A word, its place in the prompt in Unicode scalars, and its part in a picture's scores.
  private func word(_ answer: WhatIf, _ index: Int, of id: PictureID) -> JSONText {
    let word = answer.words[index]
    let scalars = answer.question.prompt.unicodeScalars
    let contributions = scorers.compactMap { scorer in
      answer.contributions[id]?[scorer]?[index].map {
        (scorer.rawValue, JSONText.decimal($0, places: 6))
      }
    }
    return .object([
      ("word", .string(word.text)),
      ("start", JSONText(scalars.distance(from: scalars.startIndex, to: word.range.lowerBound))),
      ("end", JSONText(scalars.distance(from: scalars.startIndex, to: word.range.upperBound))),
      ("contributions", .object(contributions)),
    ])
  }
}
