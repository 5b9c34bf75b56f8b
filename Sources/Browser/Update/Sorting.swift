internal import Curation
internal import Scorers

extension BrowserState {
  /// Moves the picture under the cursor within the order by hand, which begins as what is shown and
  /// keeps in their places those that the filter hides.
  mutating func moveByHand(by step: Int) -> [Effect] {
    guard let cursor, let group, let arrangement else { return [] }
    let target = cursor.place + step
    guard arrangement.pictures.indices.contains(target) else {
      message = Message(step < 0 ? "it is the first already" : "it is the last already")
      return []
    }
    let neighbour = arrangement.pictures[target]
    var order = arrangement.all.filter { $0 != cursor.picture }
    let place = order.firstIndex(of: neighbour) ?? 0
    order.insert(cursor.picture, at: step < 0 ? place : place + 1)
    sort = .byHand
    arrange(group, at: cursor.groupIndex, cursorOn: cursor.picture)
    return [.reorder(label: step < 0 ? "move earlier" : "move later", cursor.group, order)]
  }

  /// Sorts by the next scorer, by hand where the group was ranked, by name, and round again.
  mutating func sortByNext() {
    guard let cursor, let group else { return }
    let orders = sortOrders
    let index = orders.firstIndex(of: effectiveSort) ?? -1
    sort = orders[(index + 1) % orders.count]
    arrange(group, at: cursor.groupIndex, cursorOn: cursor.picture)
  }

  /// The order that is shown, in a word or two.
  var sortTitle: String {
    switch effectiveSort {
    case .byHand where group?.order == nil: "as found"
    case let order: order.title
    }
  }
}
