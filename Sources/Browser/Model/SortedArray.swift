/// An array that is kept sorted by `areInOrder`, a strict order.
extension Array where Element: Equatable {
  /// The first index whose element does not come before `element`.
  func start(of element: Element, by areInOrder: (Element, Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if areInOrder(self[middle], element) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of an element; `nil` where it is not there.
  func place(of element: Element, by areInOrder: (Element, Element) -> Bool) -> Int? {
    let place = start(of: element, by: areInOrder)
    return place < count && self[place] == element ? place : nil
  }

  /// Takes elements out and others in, both sorted; those that are not there are left out.
  ///
  /// However many they are, the array is copied once.
  mutating func replace(
    _ old: [Element], with new: [Element], by areInOrder: (Element, Element) -> Bool
  ) {
    var merged: [Element] = []
    merged.reserveCapacity(count + Swift.max(0, new.count - old.count))
    var (rest, gone, come) = (0, 0, 0)
    while gone < old.count || come < new.count {
      // Of an element that goes and one that comes at the same place, the first goes.
      let goes =
        gone < old.count && (come == new.count || !areInOrder(new[come], old[gone]))
      let element = goes ? old[gone] : new[come]
      let place = Swift.max(rest, start(of: element, by: areInOrder))
      merged += self[rest..<place]
      rest = place
      if goes {
        gone += 1
        if rest < count, self[rest] == element { rest += 1 }
      } else {
        come += 1
        merged.append(element)
      }
    }
    merged += self[rest...]
    self = merged
  }
}
