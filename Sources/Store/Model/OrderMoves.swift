/// How one order of a group becomes another: what is taken out of it, then what is put in.
///
/// Moving one of a thousand pictures takes two places to tell, where the two orders take two
/// thousand.
package struct OrderMoves: Sendable, Hashable {
  /// A picture and its index in an order.
  package struct Place: Sendable, Hashable {
    package let index: Int
    package let picture: ContentDigest
  }

  /// Places of the order before, the first one first.
  package let taken: [Place]
  /// Places of the order after, the first one first.
  package let put: [Place]

  /// Moves of these places.
  package init(taken: [Place], put: [Place]) {
    self.taken = taken
    self.put = put
  }

  /// The fewest moves that lead from one order to another; in each a picture stands once.
  package init(from old: [ContentDigest], to new: [ContentDigest]) {
    let indexes = Dictionary(uniqueKeysWithValues: old.enumerated().map { ($1, $0) })
    let kept = Self.longestRise(new.compactMap { indexes[$0] })
    let keptPictures = Set(kept.map { old[$0] })
    func places(_ order: [ContentDigest]) -> [Place] {
      order.enumerated().filter { !keptPictures.contains($1) }
        .map { Place(index: $0, picture: $1) }
    }
    taken = places(old)
    put = places(new)
  }

  /// The moves back.
  package var reversed: OrderMoves { OrderMoves(taken: put, put: taken) }

  /// The pictures that were moved, put in or taken out.
  package var pictures: [ContentDigest] {
    let put = Set(put.map(\.picture))
    return self.put.map(\.picture) + taken.map(\.picture).filter { !put.contains($0) }
  }

  /// What an order becomes; `nil` where it is not the one that the moves are about.
  package func applied(to order: [ContentDigest]) -> [ContentDigest]? {
    var order = order
    for place in taken.reversed() {
      guard order.indices.contains(place.index), order[place.index] == place.picture else {
        return nil
      }
      order.remove(at: place.index)
    }
    let present = Set(order)
    for place in put {
      guard (0...order.count).contains(place.index), !present.contains(place.picture) else {
        return nil
      }
      order.insert(place.picture, at: place.index)
    }
    return order
  }

  /// The longest rising part of different numbers, by patience sorting.
  private static func longestRise(_ numbers: [Int]) -> [Int] {
    // The smallest number with which a rise of each length ends, and each number's predecessor.
    var ends: [Int] = []
    var previous: [Int: Int] = [:]
    for number in numbers {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] < number { low = middle + 1 } else { high = middle }
      }
      previous[number] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(number) } else { ends[low] = number }
    }
    var rise: [Int] = []
    var next = ends.last
    while let number = next {
      rise.append(number)
      next = previous[number]
    }
    return rise.reversed()
  }
}
