internal import Curation
internal import Scorers
internal import Terminal

extension BrowserState {
  /// The orders that the cursor's group can be shown in.
  var sortOrders: [SortOrder] {
    var orders = scorers.map(SortOrder.scorer)
    if group?.order != nil || scorers.isEmpty { orders.append(.byHand) }
    return orders + [.name]
  }

  /// Opens the sort menu on the order that is shown.
  mutating func openSortMenu() {
    guard cursor != nil else { return }
    menuIndex = sortOrders.firstIndex(of: effectiveSort) ?? 0
    toggle(.sortMenu)
  }

  /// A key chooses in the sort menu; what it does not know closes it.
  mutating func pressInSortMenu(_ key: Key) {
    let orders = sortOrders
    switch (key, keymap.action(for: key)) {
    case (_, .moveUp): menuIndex = max(0, menuIndex - 1)
    case (_, .moveDown): menuIndex = min(orders.count - 1, menuIndex + 1)
    case (.enter, _), (.character(" "), _):
      goBack()
      if orders.indices.contains(menuIndex) { choose(orders[menuIndex]) }
    case (.character(let digit), _):
      goBack()
      if let number = digit.wholeNumberValue, orders.indices.contains(number - 1) {
        choose(orders[number - 1])
      }
    default: goBack()
    }
  }

  /// Shows the group in an order.
  mutating func choose(_ order: SortOrder) {
    guard let cursor, let group else { return }
    sort = order
    arrange(group, at: cursor.groupIndex, cursorOn: cursor.picture)
    message = Message(order == .byHand ? "sorted by hand" : "sorted by \(order.title)")
  }
}
