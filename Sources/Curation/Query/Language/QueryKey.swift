package import Scorers

/// One line of the table of what can be asked: help, completion and documentation are made of it.
package struct QueryKey: Sendable, Hashable {
  /// How it is written; `SCORER` stands for any scorer's name.
  package let name: String
  /// What it compares.
  let kind: Kind
  /// What it asks, in a few words.
  package let meaning: String
  /// A question with it.
  package let example: String

  /// What a key compares, and so what may stand after it.
  enum Kind: Sendable, Hashable {
    /// No key: a word by itself.
    case words
    case text(QueryText)
    case number(QueryNumber)
    case seed, size, date, standing, known
    case score, rank
    case unscored
  }

  private init(_ name: String, _ kind: Kind, _ meaning: String, _ example: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.example = example
  }

  /// Everything that can be asked.
  package static let all: [QueryKey] = [
    QueryKey("TEXT", .words, "the prompt or the file's name contains it", #""red fox""#),
    QueryKey("prompt", .text(.prompt), "the prompt contains it", "prompt:fox"),
    QueryKey(
      "negative", .text(.negative), "the negative prompt contains it", "negative:blurry"),
    QueryKey("name", .text(.name), "the file's name contains it", "name:grid"),
    QueryKey("path", .text(.path), "the file's whole path contains it", "path:outputs/xl"),
    QueryKey("model", .text(.model), "the model's name contains it", "model:xl"),
    QueryKey(
      "sampler", .text(.sampler), "the sampler's name contains it", #"sampler="Euler a""#),
    QueryKey(
      "scheduler", .text(.scheduler), "the noise schedule's name contains it", "scheduler:karras"),
    QueryKey(
      "tool", .text(.tool), "the name of the program that made it contains it", "tool:comfy"),
    QueryKey("seed", .seed, "the seed", "seed:42"),
    QueryKey("steps", .number(.steps), "denoising steps", "steps:20..30"),
    QueryKey("cfg", .number(.cfg), "the guidance scale", "cfg<=7.5"),
    QueryKey(
      "size", .size, "the size in pixels; compared and ranged by their number", "size:512x768"),
    QueryKey("width", .number(.width), "pixels across", "width>=1024"),
    QueryKey("height", .number(.height), "pixels down", "height<768"),
    QueryKey(
      "date", .date,
      "when the file was last written: a year, month, day or minute, or the last so long",
      "date>=2024-05-31"),
    QueryKey("is", .standing, "accepted, rejected, undecided or broken", "is:undecided"),
    QueryKey(
      "has", .known,
      "whether it is known: "
        + QueryKnown.allCases.map(\.rawValue).joined(separator: ", "), "-has:prompt"),
    QueryKey("stars", .number(.stars), "0 to 5 stars", "stars>=3"),
    QueryKey("order", .number(.order), "the place in the order by hand, 1 = best", "order:1..3"),
    QueryKey("SCORER", .score, "the score of that scorer", "imagereward>0.5"),
    QueryKey(
      "rank(SCORER)", .rank, "the place within the group by that scorer, 1 = best", "rank(clip)=1"),
    QueryKey(
      "disagree", .number(.disagree),
      "how many places lie between the best and the worst rank that the scorers give it",
      "disagree>3"),
    QueryKey(
      "unscored", .unscored, "a score is missing; with (SCORER), that one", "unscored(clip)"),
    QueryKey("group.size", .number(.groupSize), "pictures in its group", "group.size>=16"),
    QueryKey(
      "group.accepted", .number(.groupAccepted), "accepted pictures in its group",
      "group.accepted=0"),
    QueryKey(
      "group.undecided", .number(.groupUndecided), "undecided pictures in its group",
      "group.undecided>0"),
  ]

  /// The line of a key as it is typed, and what it compares; `nil` where there is none.
  static func named(_ name: String, scorers: [ScorerID]) -> QueryKey? {
    let name = name.lowercased()
    for key in all {
      switch key.kind {
      case .text, .number, .seed, .size, .date, .standing, .known:
        if key.name == name { return key }
      case .score:
        if let scorer = scorers.first(where: { $0.rawValue == name }) {
          return key.about(scorer, kind: .number(.score(scorer)))
        }
      case .words, .rank, .unscored: continue
      }
    }
    return nil
  }

  /// Whether a key begins so, or is this; nothing begins with nothing.
  package static func begins(
    with text: some StringProtocol, scorers: [ScorerID] = ScorerID.known
  ) -> Bool {
    let text = text.lowercased()
    guard !text.isEmpty else { return false }
    return all.contains { key in
      switch key.kind {
      case .words: false
      case .score: scorers.contains { $0.rawValue.hasPrefix(text) }
      default: key.name.hasPrefix(text)
      }
    }
  }

  /// The line for the ranks of a scorer.
  static func rank(by scorer: ScorerID) -> QueryKey? {
    all.first { $0.kind == .rank }?.about(scorer, kind: .number(.rank(scorer)))
  }

  /// This line for one of the scorers.
  private func about(_ scorer: ScorerID, kind: Kind) -> QueryKey {
    let own = { (text: String) in
      text.replacing("SCORER", with: scorer.rawValue).replacing(
        "imagereward", with: scorer.rawValue
      )
      .replacing("clip", with: scorer.rawValue)
    }
    return QueryKey(own(name), kind, meaning, own(example))
  }

  /// The table of the documentation.
  package static var markdownTable: String {
    let rows = all.map { key in
      let name = key.kind == .words ? "text" : "`\(key.name)`"
      return "| \(name) | \(key.meaning) | `\(key.example)` |"
    }
    return (["| key | what it asks | for example |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
  }
}
