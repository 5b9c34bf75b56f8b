package import Curation
package import Scorers
internal import Terminal

/// Another prompt that is being tried on the cursor's group.
///
/// Where the answer to the latest question has not come yet the one before it stands, so that the
/// order changes picture by picture.
package struct PromptTrial: Sendable, Equatable {
  /// Of a larger group so many pictures are asked about, those that are shown first.
  package static let most = 256

  package let group: GroupID
  /// The prompt that the pictures have; empty where none is known.
  package let ownPrompt: String
  /// The scorers that read prompts; never empty.
  package let scorers: [ScorerID]
  package private(set) var field: TextField
  /// The index of the scorer by which the pictures are ranked.
  private var choice = 0
  /// The pictures, best first.
  package private(set) var pictures: [PictureID]
  /// Their places for the prompt that is tried, and for their own, 1 for the best.
  package private(set) var ranks: [PictureID: Int] = [:]
  package private(set) var ownRanks: [PictureID: Int] = [:]
  /// Why pictures have no answer.
  package private(set) var failures: [PictureID: String] = [:]
  /// What the words are worth for one picture, the latest that was asked.
  package private(set) var words: WhatIf?
  /// How many pictures the group has.
  package private(set) var groupCount: Int
  private var values: [PictureID: [ScorerID: Value]] = [:]
  /// The least and the greatest of the values that rank.
  private var range = 0.0...0.0

  /// The number of the latest question.
  private var number = 0
  private var asked: Question?
  /// The prompt for which the pictures were ranked last.
  private var rankedPrompt: String?

  /// What is being found out.
  private enum Question: Equatable {
    case ranks, words
  }

  /// A score for the prompt of a question.
  private struct Value: Equatable {
    let score: Score
    let prompt: String
  }

  /// A trial that begins with the prompt of the pictures; `nil` where no scorer reads prompts.
  init?(of arrangement: Arrangement, prompt: String?, scorers: [ScorerID]) {
    let readers = scorers.filter(\.needsPrompt)
    guard !readers.isEmpty else { return nil }
    group = arrangement.group
    self.scorers = readers
    ownPrompt = String((prompt ?? "").prefix(TextField.longest))
    field = TextField(ownPrompt)
    pictures = Array(arrangement.pictures.prefix(Self.most))
    groupCount = arrangement.pictures.count
  }

  /// The scorer by which the pictures are ranked.
  package var scorer: ScorerID { scorers[choice] }

  /// Whether there is nothing to be read.
  package var isBlank: Bool { field.text.allSatisfy(\.isWhitespace) }

  /// Whether the prompt is the group's own.
  package var isOwnPrompt: Bool { field.text == ownPrompt }

  /// What is known of a picture's score for the prompt that is tried; `isCurrent` is false as long as
  /// the prompt before it was scored.
  package func score(of picture: PictureID) -> (score: Score, isCurrent: Bool)? {
    guard !isBlank else { return nil }
    return values[picture]?[scorer].map { ($0.score, $0.prompt == field.text) }
  }

  /// Where a value lies between the least and the greatest, 0 to 1.
  package func share(of value: Double) -> Double {
    let width = range.upperBound - range.lowerBound
    return width > 0 && width.isFinite ? (value - range.lowerBound) / width : 1
  }

  /// The pictures whose scores are those of the prompt as it stands.
  package var answered: Int {
    pictures.count { values[$0]?[scorer]?.prompt == field.text || failures[$0] != nil }
  }

  /// By how much the score of the picture that was asked about is higher with each of the words than
  /// without; the words as they were when they were asked about.
  package var contributions: [(word: PromptWord, value: Double?)] {
    guard let words, let picture = words.question.pictures.first else { return [] }
    let values = words.contributions[picture]?[scorer] ?? []
    return words.words.enumerated().map { index, word in
      (word, values.indices.contains(index) ? values[index] : nil)
    }
  }

  /// Whether what the words are worth is being found out.
  package var isWeighing: Bool { !isBlank && (asked != nil || words?.isFinished != true) }
}

extension PromptTrial {
  /// A key goes into the prompt; false where it edits nothing.
  mutating func press(_ key: Key) -> Bool { field.press(key) }

  /// Puts the group's own prompt back.
  mutating func restore() { field = TextField(ownPrompt) }

  /// Ranks by the next scorer.
  mutating func showNextScorer() { choice = (choice + 1) % scorers.count }

  /// Asks what the pictures' scores would be, where they are not those of the prompt as it stands;
  /// else what its words are worth for `picture`, where that is not known.
  mutating func ask(about picture: PictureID) -> [Effect] {
    let prompt = field.text
    if isBlank {
      rankedPrompt = nil
      words = nil
      guard asked != nil else { return [] }
      asked = nil
      return [.stopAsking]
    }
    if rankedPrompt != prompt {
      rankedPrompt = prompt
      return ask(WhatIfQuestion(pictures, prompt: prompt, scorers: inTurn), .ranks)
    }
    if asked == .ranks { return [] }
    let question = WhatIfQuestion([picture], prompt: prompt, scorers: [scorer], asksWords: true)
    if let words, words.question == question, words.isFinished || asked == .words { return [] }
    words = WhatIf(question)
    return ask(question, .words)
  }

  /// Takes in that pictures of the group are gone, or are there now.
  mutating func keepUp(with arrangement: Arrangement, in gallery: Gallery) {
    let shown = arrangement.pictures
    guard shown.count != groupCount || !pictures.allSatisfy(gallery.pictures.contains) else {
      return
    }
    groupCount = shown.count
    let present = Set(shown)
    pictures.removeAll { !present.contains($0) }
    let known = Set(pictures)
    let new = shown.lazy.filter { !known.contains($0) }.prefix(max(0, Self.most - pictures.count))
    pictures += new
    if pictures.count > known.count { rankedPrompt = nil }
  }

  private mutating func ask(_ question: WhatIfQuestion, _ kind: Question) -> [Effect] {
    number += 1
    asked = kind
    return [.ask(question, number: number)]
  }

  /// The scorers, the one that ranks at the front.
  private var inTurn: [ScorerID] { [scorer] + scorers.filter { $0 != scorer } }

  /// Takes in a part of an answer; those to earlier questions are passed over.
  mutating func take(_ change: WhatIf.Change, number: Int) {
    guard number == self.number, let asked, let rankedPrompt else { return }
    if asked == .words { words?.apply(change) }
    switch change {
    case .scored(let scorer, let scores):
      for (picture, score) in scores {
        values[picture, default: [:]][scorer] = Value(score: score, prompt: rankedPrompt)
        failures[picture] = nil
      }
    case .failed(let picture, let reason): failures[picture] = reason
    case .weighed: break
    case .finished: self.asked = nil
    }
  }

  /// Ranks the pictures by what is known of them; until then by their own scores.
  mutating func rank(in gallery: Gallery) {
    let own = pictures.map { gallery[$0].rankable(scorer) }
    let ranks = zip(pictures, Ranking.ranks(own))
    ownRanks = ranks.reduce(into: [:]) { $0[$1.0] = $1.1 }
    let tried = zip(pictures, own).map { picture, own in
      failures[picture] != nil ? nil : values[picture]?[scorer]?.score.value ?? own
    }
    let places = Ranking.ranks(tried)
    self.ranks = zip(pictures, places).reduce(into: [:]) { $0[$1.0] = $1.1 }
    let known = tried.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
    range = (known.min() ?? 0)...(known.max() ?? 0)
    pictures = zip(pictures, places).sorted {
      ($0.1 ?? .max, $0.0) < ($1.1 ?? .max, $1.0)
    }.map(\.0)
  }
}
