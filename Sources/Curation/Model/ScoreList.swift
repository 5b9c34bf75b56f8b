package import Scorers

/// What each scorer said of a picture, by scorer; a scorer that has no entry was not asked.
///
/// A sorted array, which for a handful of scorers takes a third of a dictionary's room; pictures
/// that still wait for all their scores share one.
package struct ScoreList: Sendable, Equatable {
  /// One scorer and what it said.
  package typealias Element = (key: ScorerID, value: ScoreState)

  private struct Entry: Sendable, Equatable {
    let scorer: ScorerID
    var state: ScoreState
  }

  private var entries: [Entry] = []

  /// No scorer was asked.
  package init() {}

  /// The entries of a dictionary.
  package init(_ scores: [ScorerID: ScoreState]) {
    entries = scores.map { Entry(scorer: $0.key, state: $0.value) }
      .sorted { $0.scorer < $1.scorer }
  }

  /// What a scorer said; `nil` where it was not asked.
  package subscript(scorer: ScorerID) -> ScoreState? {
    get { entries.first { $0.scorer == scorer }?.state }
    set {
      let index = entries.firstIndex { $0.scorer == scorer }
      switch (index, newValue) {
      case (let index?, let state?): entries[index].state = state
      case (let index?, nil): entries.remove(at: index)
      case (nil, let state?):
        let place = entries.firstIndex { scorer < $0.scorer } ?? entries.endIndex
        entries.insert(Entry(scorer: scorer, state: state), at: place)
      case (nil, nil): break
      }
    }
  }

  /// What a scorer said, looked for first at a place: in the lists of a gallery a scorer has the same one nearly
  /// everywhere, and `place` is where it was found.
  func state(of scorer: ScorerID, at place: inout Int) -> ScoreState? {
    if place < entries.count, entries[place].scorer == scorer { return entries[place].state }
    guard let found = entries.firstIndex(where: { $0.scorer == scorer }) else { return nil }
    place = found
    return entries[found].state
  }

  /// The scorers that were asked.
  package var keys: [ScorerID] { entries.map(\.scorer) }

  /// What they said.
  package var values: [ScoreState] { entries.map(\.state) }

  /// Takes in what other scorers said, in place of what the same ones said before.
  package mutating func merge(_ others: ScoreList) {
    for (scorer, state) in others { self[scorer] = state }
  }
}

extension ScoreList: RandomAccessCollection {
  package var startIndex: Int { entries.startIndex }
  package var endIndex: Int { entries.endIndex }

  package subscript(position: Int) -> Element {
    (entries[position].scorer, entries[position].state)
  }
}

extension ScoreList: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (ScorerID, ScoreState)...) {
    for (scorer, state) in elements { self[scorer] = state }
  }
}
