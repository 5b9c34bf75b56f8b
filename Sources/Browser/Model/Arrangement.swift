package import Curation
package import Scorers

/// The group that is shown: its pictures in the order in which they are shown, and the scores that
/// each of theirs is held against.
///
/// Kept beside the gallery so that a frame costs what is visible, however large the group is, and
/// kept up to date by what changed, so that a change does not cost sorting anew.
package struct Arrangement: Sendable, Equatable {
  package let group: GroupID
  package let sort: SortOrder
  /// The pictures that the filter shows.
  package private(set) var pictures: [PictureID] = []
  /// What all of the group's pictures are sorted by, in their order.
  private var keys: [Key] = []
  /// Those of ``pictures``, at the same places; `nil` where all are shown.
  private var shownKeys: [Key]?
  /// The finished scores of the group by each scorer, best first.
  private var values: [ScorerID: [Double]] = [:]
  /// The places in the order by hand.
  private let places: [PictureID: Int]
  /// The scorer that decides where the places do not.
  private let scorer: ScorerID?

  /// The pictures of `group` in the order of `sort`, of which `filter` shows some.
  init(
    of group: PromptGroup, in gallery: Gallery, sort: SortOrder, scorers: [ScorerID],
    filter: GalleryFilter? = nil
  ) {
    self.group = group.id
    self.sort = sort
    switch sort {
    case .byHand:
      places = Dictionary(
        zip(group.order ?? [], 0...), uniquingKeysWith: { first, _ in first })
      scorer = scorers.first
    case .scorer(let chosen):
      places = [:]
      scorer = chosen
    case .name:
      places = [:]
      scorer = nil
    }
    for scorer in scorers {
      values[scorer] = group.pictures.compactMap { gallery[$0].rankable(scorer) }.sorted(by: >)
    }
    keys = group.pictures.map { key(of: gallery[$0]) }.sorted()
    show(filter)
  }

  /// All of the group, in the order in which it is shown.
  package var all: [PictureID] { keys.map(\.id) }

  /// The picture's place in the person's own ranking, 1 for the best; `nil` where it has none or
  /// where that ranking is not shown.
  package func rankByHand(of picture: PictureID) -> Int? {
    sort == .byHand ? places[picture].map { $0 + 1 } : nil
  }

  /// Where a picture of the group stands among ``pictures``; `nil` where it does not.
  package func place(of picture: Picture) -> Int? {
    (shownKeys ?? keys).place(of: key(of: picture), by: <)
  }

  /// How many pictures of the group a scorer has scored.
  package func count(of scorer: ScorerID) -> Int {
    values[scorer]?.count ?? 0
  }

  /// The rank of one of the group's values, as `Ranking.ranks` counts it.
  package func rank(of value: Double, by scorer: ScorerID) -> Int {
    (values[scorer] ?? []).start(of: value, by: >) + 1
  }

  /// Where a value lies between the group's least and greatest, 0 to 1.
  package func share(of value: Double, by scorer: ScorerID) -> Double {
    guard let greatest = values[scorer]?.first, let least = values[scorer]?.last, greatest > least
    else { return 1 }
    return min(1, max(0, (value - least) / (greatest - least)))
  }

  /// Shows what a filter shows of the group.
  mutating func show(_ filter: GalleryFilter?) {
    shownKeys = filter.map { filter in keys.filter { filter.shows($0.id) } }
    pictures = (shownKeys ?? keys).map(\.id)
  }

  /// Takes in that pictures are no longer of the group, or are of it now; one that is in both is
  /// another than it was.
  mutating func replace(
    _ old: [Picture], with new: [Picture], filter: GalleryFilter? = nil
  ) {
    for scorer in Array(values.keys) {
      let before = old.compactMap { $0.rankable(scorer) }.sorted(by: >)
      let after = new.compactMap { $0.rankable(scorer) }.sorted(by: >)
      if before != after { values[scorer]?.replace(before, with: after, by: >) }
    }
    let before = old.map(key).sorted()
    let after = new.map(key).sorted()
    if before != after { keys.replace(before, with: after, by: <) }
    if before != after || filter != nil { show(filter) }
  }

  private func key(of picture: Picture) -> Key {
    Key(
      id: picture.id, place: places[picture.id] ?? .max,
      value: scorer.flatMap { picture.rankable($0) } ?? -.infinity,
      name: sort == .name ? NaturalOrder.Key(picture.name) : nil)
  }

  /// What pictures are sorted by; the order in which they were found decides where all else is
  /// equal, as with pictures of one name from several folders.
  private struct Key: Comparable {
    let id: PictureID
    let place: Int
    let value: Double
    /// `nil` for all where the names do not count.
    let name: NaturalOrder.Key?

    static func < (one: Key, other: Key) -> Bool {
      if one.place != other.place { return one.place < other.place }
      if one.value != other.value { return one.value > other.value }
      if let name = one.name, let otherName = other.name, name != otherName {
        return name < otherName
      }
      return one.id < other.id
    }
  }
}

extension Picture {
  /// The finished score where it can be held against others; a scorer that went astray says `nan`.
  func rankable(_ scorer: ScorerID) -> Double? {
    score(scorer).flatMap { $0.isNaN ? nil : $0 }
  }
}
