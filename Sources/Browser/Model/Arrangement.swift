package import Curation
package import Scorers

/// The group that is shown: its pictures in the order in which they are shown, and the scores that
/// each of theirs is held against.
///
/// Kept beside the gallery so that a frame costs what is visible, however large the group is.
package struct Arrangement: Sendable, Equatable {
  package let group: GroupID
  package let sort: SortOrder
  package private(set) var pictures: [PictureID] = []
  /// The finished scores of the group by each scorer, best first.
  private var values: [ScorerID: [Double]] = [:]
  /// Places that no score decides: those by hand, or those of the names.
  private let places: [PictureID: Int]
  /// The scorer that decides where the places do not.
  private let scorer: ScorerID?

  /// The pictures of `group` in the order of `sort`.
  init(of group: PromptGroup, in gallery: Gallery, sort: SortOrder, scorers: [ScorerID]) {
    self.group = group.id
    self.sort = sort
    switch sort {
    case .byHand:
      places = Self.places(of: group.order ?? [])
      scorer = scorers.first
    case .scorer(let chosen):
      places = [:]
      scorer = chosen
    case .name:
      places = Self.places(ofNames: group.pictures, in: gallery)
      scorer = nil
    }
    for scorer in scorers {
      values[scorer] = group.pictures.compactMap { gallery[$0].rankable(scorer) }.sorted(by: >)
    }
    pictures = group.pictures.map { key(of: gallery[$0]) }.sorted().map(\.id)
  }

  /// The picture's place in the person's own ranking, 1 for the best; `nil` where it has none or
  /// where that ranking is not shown.
  package func rankByHand(of picture: PictureID) -> Int? {
    sort == .byHand ? places[picture].map { $0 + 1 } : nil
  }

  /// How many pictures of the group a scorer has scored.
  package func count(of scorer: ScorerID) -> Int {
    values[scorer]?.count ?? 0
  }

  /// The rank of one of the group's values, as `Ranking.ranks` counts it.
  package func rank(of value: Double, by scorer: ScorerID) -> Int {
    firstIndex(in: values[scorer] ?? [], notAbove: value) + 1
  }

  /// Where a value lies between the group's least and greatest, 0 to 1.
  package func share(of value: Double, by scorer: ScorerID) -> Double {
    guard let greatest = values[scorer]?.first, let least = values[scorer]?.last, greatest > least
    else { return 1 }
    return min(1, max(0, (value - least) / (greatest - least)))
  }

  /// Takes in a picture that was added to the end of the group; not for the order of names.
  mutating func insert(_ picture: Picture, in gallery: Gallery) {
    setValues(of: nil, to: picture)
    insert(key(of: picture), in: gallery)
  }

  /// Takes in that one of the group's pictures has other scores now.
  mutating func replace(_ old: Picture, with new: Picture, in gallery: Gallery) {
    setValues(of: old, to: new)
    let newKey = key(of: new)
    guard key(of: old) != newKey, let place = pictures.firstIndex(of: new.id) else { return }
    pictures.remove(at: place)
    insert(newKey, in: gallery)
  }

  private mutating func insert(_ key: Key, in gallery: Gallery) {
    let place = partition(pictures.count) { self.key(of: gallery[pictures[$0]]) < key }
    pictures.insert(key.id, at: place)
  }

  private mutating func setValues(of old: Picture?, to new: Picture) {
    for scorer in Array(values.keys) {
      let before = old?.rankable(scorer)
      let after = new.rankable(scorer)
      guard before != after, var sorted = values.removeValue(forKey: scorer) else { continue }
      if let before { sorted.remove(at: firstIndex(in: sorted, notAbove: before)) }
      if let after { sorted.insert(after, at: firstIndex(in: sorted, notAbove: after)) }
      values[scorer] = sorted
    }
  }

  /// The first index of a descending array whose value is not greater than `value`.
  private func firstIndex(in sorted: [Double], notAbove value: Double) -> Int {
    partition(sorted.count) { sorted[$0] > value }
  }

  /// The first index below `count` that does not lie before, where all that do come first.
  private func partition(_ count: Int, liesBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if liesBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func key(of picture: Picture) -> Key {
    Key(
      id: picture.id, place: places[picture.id] ?? .max,
      value: scorer.flatMap { picture.rankable($0) } ?? -.infinity)
  }

  private static func places(of order: [PictureID]) -> [PictureID: Int] {
    Dictionary(zip(order, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// Pictures of one name, from several folders, share a place.
  private static func places(
    ofNames pictures: [PictureID], in gallery: Gallery
  ) -> [PictureID: Int] {
    let names = pictures.map { gallery[$0].name }
    let sorted = NaturalOrder.sorted(Array(Set(names)))
    let placeOf = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
    return Dictionary(uniqueKeysWithValues: zip(pictures, names.map { placeOf[$0] ?? .max }))
  }

  /// What pictures are sorted by; the order of the files decides where all else is equal.
  private struct Key: Comparable {
    let id: PictureID
    let place: Int
    let value: Double

    static func < (one: Key, other: Key) -> Bool {
      if one.place != other.place { return one.place < other.place }
      if one.value != other.value { return one.value > other.value }
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
