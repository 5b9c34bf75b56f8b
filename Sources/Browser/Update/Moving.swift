internal import Curation
internal import Terminal

extension BrowserState {
  /// Moves the cursor, within the view that has the keys.
  mutating func move(_ action: Action) {
    switch (view, action) {
    case (.compare, _): moveInComparison(action)
    case (.duel, _): break
    case (.whatIf, _): moveInTrial(action)
    case (.history, _): moveInHistory(action)
    case (.rankings, .nextGroup), (.rankings, .previousGroup): moveInGrid(action)
    case (.rankings, _): moveInRankings(action)
    default: moveInGrid(action)
    }
  }

  private mutating func moveInHistory(_ action: Action) {
    let page = HistoryScreen.visibleLines(on: size)
    switch action {
    case .moveUp: scroll.historyLine -= 1
    case .moveDown: scroll.historyLine += 1
    case .pageUp: scroll.historyLine -= page
    case .pageDown: scroll.historyLine += page
    case .first: scroll.historyLine = 0
    case .last: scroll.historyLine = history.count
    default: break
    }
  }

  /// Moves the cursor over the grid, or in the loupe by its pages the text beside the picture.
  private mutating func moveInGrid(_ action: Action) {
    guard let cursor, let arrangement else { return }
    let count = arrangement.pictures.count
    let layout = GridLayout(self)
    let row = view == .loupe ? 1 : layout.columns
    let page = row * layout.visibleRows
    switch action {
    case .moveLeft: go(toPlace: cursor.place - 1)
    case .moveRight: go(toPlace: cursor.place + 1)
    case .moveUp: go(toPlace: cursor.place >= row ? cursor.place - row : cursor.place)
    case .moveDown:
      // From above a gap in the last row the way down leads to its last picture.
      let isAboveLastRow = cursor.place / row < (count - 1) / row
      go(toPlace: isAboveLastRow ? cursor.place + row : cursor.place)
    case .pageUp where view == .loupe: scroll.loupeLine -= LoupeLayout(self).text.rows
    case .pageDown where view == .loupe: scroll.loupeLine += LoupeLayout(self).text.rows
    case .pageUp: go(toPlace: cursor.place - page)
    case .pageDown: go(toPlace: cursor.place + page)
    case .first: go(toPlace: 0)
    case .last: go(toPlace: count - 1)
    case .nextGroup: goToNextGroup()
    case .previousGroup: goToNextGroup(by: -1)
    default: preconditionFailure("\(action) moves nothing")
    }
  }

  /// Moves within the group, as far as it goes.
  mutating func go(toPlace place: Int) {
    guard let arrangement, !arrangement.pictures.isEmpty else { return }
    let place = min(max(0, place), arrangement.pictures.count - 1)
    holdsPicture = true
    guard place != cursor?.place else { return }
    cursor?.place = place
    cursor?.picture = arrangement.pictures[place]
    scroll.loupeLine = 0
  }

  /// Moves to the next of the groups that are shown, or to the one before.
  mutating func goToNextGroup(by step: Int = 1) {
    guard let cursor else { return }
    let place = placeOfGroup(cursor.groupIndex) + step
    if (0..<shownGroupCount).contains(place) {
      _ = go(toGroup: shownGroup(at: place))
    } else {
      message = Message(place < 0 ? "this is the first group" : "this is the last group")
    }
  }

  /// Moves to the picture of a number, 1 for the first of those that are shown.
  mutating func go(toNumber number: Int) {
    switch view {
    case .history: scroll.historyLine = number - 1
    case .rankings:
      let shown = shownRanking
      if !shown.isEmpty { go(to: shown[min(number, shown.count) - 1]) }
    case .compare: if !compared.isEmpty { go(to: compared[min(number, compared.count) - 1]) }
    case .duel: break
    default: go(toPlace: number - 1)
    }
  }

  /// Moves so many groups on, or back, as far as there are any.
  mutating func go(groupsOn step: Int) {
    guard let cursor else { return }
    let place = min(max(0, placeOfGroup(cursor.groupIndex) + step), shownGroupCount - 1)
    goToNextGroup(by: place - placeOfGroup(cursor.groupIndex))
  }

  /// Moves to a group, to where the cursor was in it last; `false` where there is no such group.
  mutating func go(toGroup index: Int) -> Bool {
    guard gallery.groups.indices.contains(index) else { return false }
    if let cursor, holdsPicture { lastPictures[cursor.group] = cursor.picture }
    let group = gallery.groups[index]
    holdsPicture = lastPictures[group.id] != nil
    scroll.gridRow = 0
    scroll.loupeLine = 0
    arrange(group, at: index, cursorOn: lastPictures[group.id])
    return true
  }

  /// Shows a group with the cursor on a picture, or on the first.
  mutating func arrange(_ group: PromptGroup, at index: Int, cursorOn picture: PictureID?) {
    let arrangement = Arrangement(
      of: group, in: gallery, sort: sort(of: group), scorers: scorers, filter: filter)
    let place = picture.flatMap { arrangement.place(of: gallery[$0]) } ?? 0
    guard arrangement.pictures.indices.contains(place) else { return }
    self.arrangement = arrangement
    cursor = Cursor(
      group: group.id, groupIndex: index, picture: arrangement.pictures[place], place: place)
  }

  /// Goes on after a decision: to the next picture, after the last to the next group.
  mutating func advance() {
    guard let cursor, let arrangement else { return }
    if cursor.place + 1 < arrangement.pictures.count {
      go(toPlace: cursor.place + 1)
    } else {
      goToNextGroup()
    }
  }
}
