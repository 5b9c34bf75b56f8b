package import Curation
package import Terminal

/// A picture that the screen would like to draw.
package struct WantedThumbnail: Sendable, Hashable {
  package var picture: PictureID
  /// The cells that it is to fill; of a picture that is not visible yet only the size counts.
  package var area: Rectangle
  /// Whether the picture is on the screen now, rather than one key away.
  package var isVisible: Bool

  /// A wish for a picture in an area.
  package init(_ picture: PictureID, _ area: Rectangle, isVisible: Bool) {
    self.picture = picture
    self.area = area
    self.isVisible = isVisible
  }
}

/// The thumbnails that the screen of `state` needs, and after them those that it needs next.
package func wantedThumbnails(_ state: BrowserState) -> [WantedThumbnail] {
  guard let cursor = state.cursor, let arrangement = state.arrangement,
    ScreenLayout.fits(state.size)
  else { return [] }
  var wanted: [WantedThumbnail] = []
  func want(_ place: Int, in box: Rectangle, isVisible: Bool) {
    want(arrangement.pictures[place], in: box, isVisible: isVisible)
  }
  func want(_ id: PictureID, in box: Rectangle, isVisible: Bool) {
    let picture = state.gallery[id]
    guard picture.fault == nil else { return }
    let area = PictureFit.area(of: picture.pixels, in: box, on: state.capabilities)
    wanted.append(WantedThumbnail(picture.id, area, isVisible: isVisible))
  }

  let count = arrangement.pictures.count
  switch state.mainView {
  case .loupe:
    let box = LoupeLayout(state).picture
    for place in [cursor.place, cursor.place + 1, cursor.place - 1]
    where arrangement.pictures.indices.contains(place) {
      want(place, in: box, isVisible: place == cursor.place)
    }
    return wanted
  case .rankings:
    for (picture, box) in RankingsScreen.boxes(state) { want(picture, in: box, isVisible: true) }
    return wanted
  case .compare:
    for (picture, box) in zip(state.compared, CompareLayout(state).pictures) {
      want(picture, in: box, isVisible: true)
    }
    return wanted
  case .duel:
    for (picture, box, isVisible) in DuelScreen.boxes(state) {
      want(picture, in: box, isVisible: isVisible)
    }
    return wanted
  case .whatIf:
    for (picture, box) in WhatIfScreen.boxes(state) { want(picture, in: box, isVisible: true) }
    return wanted
  case .statistics, .history: return wanted
  case .grid, .help, .sortMenu, .commandLine, .filterLine: break
  }
  let layout = GridLayout(state)
  let visible = layout.visiblePlaces(of: count, top: state.scroll.gridRow)
  let page = layout.visibleRows * layout.columns
  let next = visible.upperBound..<min(count, visible.upperBound + page)
  for place in visible { want(place, in: layout.box(at: place, in: state), isVisible: true) }
  for place in next { want(place, in: layout.box(at: place, in: state), isVisible: false) }
  return wanted
}

extension GridLayout {
  /// The cells of the picture at a place, as `state` is scrolled.
  func box(at place: Int, in state: BrowserState) -> Rectangle {
    tile(at: place, top: state.scroll.gridRow).box
  }
}

extension BrowserState {
  /// The pictures that are on the screen.
  var visiblePictures: [PictureID] {
    guard let arrangement, let cursor else { return [] }
    switch mainView {
    case .loupe: return [cursor.picture]
    case .compare: return compared.filter { gallery.group(of: $0) == cursor.group }
    case .whatIf: return WhatIfScreen.boxes(self).map(\.0)
    case .duel: return duel?.question.map { [$0.left, $0.right] } ?? [cursor.picture]
    default: break
    }
    let places = GridLayout(self).visiblePlaces(
      of: arrangement.pictures.count, top: scroll.gridRow)
    return Array(arrangement.pictures[places])
  }

  /// Finds out what the visible rows of groups tell, where it is not known or not true any more.
  private mutating func lookIntoVisibleGroups() {
    guard mainView == .grid, ScreenLayout(size).pane != nil else { return }
    let end = min(shownGroupCount, scroll.group + GroupsPane.visibleGroups(on: size))
    for place in scroll.group..<max(scroll.group, end) {
      let group = gallery.groups[shownGroup(at: place)]
      if insights[group.id] == nil {
        insights[group.id] = GroupInsight(of: group, in: gallery, scorers: scorers)
      }
    }
  }

  /// Scrolls so that the cursor is visible, and no part further than it has lines.
  mutating func reveal() {
    if let arrangement, let cursor {
      let layout = GridLayout(self)
      let row = cursor.place / layout.columns
      let last = max(0, layout.rows(of: arrangement.pictures.count) - layout.visibleRows)
      let least = max(0, row - layout.visibleRows + 1)
      scroll.gridRow = min(max(scroll.gridRow, least), row, last)
      let groups = GroupsPane.visibleGroups(on: size)
      let place = placeOfGroup(cursor.groupIndex)
      let lastGroup = max(0, shownGroupCount - groups)
      let leastGroup = max(0, place - groups + 1)
      scroll.group = min(max(scroll.group, leastGroup), place, lastGroup)
    }
    lookIntoVisibleGroups()
    RankingsScreen.reveal(&self)
    WhatIfScreen.reveal(&self)
    if view == .help {
      scroll.helpLine = min(max(0, scroll.helpLine), HelpLayout(self).lastTop)
    }
    let lastChange = max(0, history.count - HistoryScreen.visibleLines(on: size))
    scroll.historyLine = min(max(0, scroll.historyLine), lastChange)
    scroll.loupeLine = min(max(0, scroll.loupeLine), LoupeScreen.lastTop(self))
  }
}
