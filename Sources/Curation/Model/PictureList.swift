package import Scorers

/// The pictures of a gallery, in the order in which they were found.
///
/// Ids are never given twice: the place of a picture that was taken out stays empty.
package struct PictureList: Sendable, Equatable {
  private var slots: [Picture] = []
  private var isPresent: [Bool] = []
  /// How many pictures there are.
  package private(set) var count = 0
  /// The first place that is not empty, or the end.
  package private(set) var startIndex = 0

  /// The id of the picture that is added next.
  package var nextID: PictureID { PictureID(rawValue: slots.count) }

  /// Whether the picture of an id is still there.
  package func contains(_ id: PictureID) -> Bool {
    isPresent.indices.contains(id.rawValue) && isPresent[id.rawValue]
  }

  /// The picture of an id that was given here, also of one that was taken out.
  package subscript(id: PictureID) -> Picture {
    get { slots[id.rawValue] }
    _modify { yield &slots[id.rawValue] }
  }

  /// The finished scores by a scorer that are numbers, of the pictures without a fault, in order.
  ///
  /// No picture is copied, which of a large gallery takes longer than all the rest.
  package func finiteScores(by scorer: ScorerID) -> [Double] {
    var place = 0
    var values: [Double] = []
    for index in slots.indices where isPresent[index] && slots[index].fault == nil {
      if case .exact(let score)? = slots[index].scores.state(of: scorer, at: &place),
        score.value.isFinite
      {
        values.append(score.value)
      }
    }
    return values
  }

  /// Makes room for so many pictures more.
  mutating func reserve(_ more: Int) {
    slots.reserveCapacity(slots.count + more)
    isPresent.reserveCapacity(slots.count + more)
  }

  /// Adds a picture, whose id must be ``nextID``.
  mutating func append(_ picture: Picture) {
    precondition(picture.id == nextID, "pictures are appended in the order of their ids")
    slots.append(picture)
    isPresent.append(true)
    count += 1
  }

  /// Takes a picture out.
  mutating func remove(_ id: PictureID) {
    guard contains(id) else { return }
    isPresent[id.rawValue] = false
    count -= 1
    while startIndex < slots.count, !isPresent[startIndex] { startIndex += 1 }
  }
}

extension PictureList: BidirectionalCollection {
  package var endIndex: Int { slots.count }

  package subscript(position: Int) -> Picture { slots[position] }

  package func index(after position: Int) -> Int {
    var next = position + 1
    while next < slots.count, !isPresent[next] { next += 1 }
    return next
  }

  package func index(before position: Int) -> Int {
    var previous = position - 1
    while previous > 0, !isPresent[previous] { previous -= 1 }
    return previous
  }
}
