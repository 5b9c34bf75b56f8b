package import Curation
package import Terminal

/// What the screen shows in a state.
///
/// `thumbnail` gives what there is to draw of a picture in an area, which is one that
/// ``wantedThumbnails(_:)`` names; `nil` while there is nothing yet.
package func view(
  _ state: BrowserState, theme: Theme, thumbnail: (PictureID, Rectangle) -> Thumbnail?
) -> Frame {
  var painter = Painter(state, theme: theme)
  let layout = ScreenLayout(state.size)
  guard ScreenLayout.fits(state.size) else {
    let smallest = ScreenLayout.smallest
    let needs = "salon needs \(smallest.columns)\(painter.glyphs.times)\(smallest.rows)"
    let area = Rectangle(row: 0, column: 0, rows: state.size.rows, columns: state.size.columns)
    painter.writeCentered([Line(needs, .muted)], in: area)
    return painter.frame
  }
  TitleRow.draw(state, in: layout.title, with: &painter)
  if state.cursor == nil {
    EmptyScreen.draw(state, in: layout.body, with: &painter)
  } else {
    switch state.mainView {
    case .loupe: LoupeScreen.draw(state, thumbnail: thumbnail, with: &painter)
    case .rankings: RankingsScreen.draw(state, thumbnail: thumbnail, with: &painter)
    case .compare: CompareScreen.draw(state, thumbnail: thumbnail, with: &painter)
    case .duel: DuelScreen.draw(state, thumbnail: thumbnail, with: &painter)
    case .whatIf: WhatIfScreen.draw(state, thumbnail: thumbnail, with: &painter)
    case .history: HistoryScreen.draw(state, in: layout.body, with: &painter)
    case .statistics: StatisticsScreen.draw(state, with: &painter)
    case .grid, .help, .sortMenu, .commandLine, .filterLine:
      if let pane = layout.pane { GroupsPane.draw(state, in: pane, with: &painter) }
      GridScreen.draw(
        state, layout: layout, beside: popup(state), thumbnail: thumbnail, with: &painter)
    }
  }
  painter.on(.status) { StatusLine.draw(state, in: layout.status, with: &$0) }
  if showsHints(state) { painter.on(.popup) { HintsPopup.draw(state, with: &$0) } }
  if state.view == .sortMenu { painter.on(.popup) { SortMenuScreen.draw(state, with: &$0) } }
  if state.view == .commandLine {
    CommandLineScreen.draw(state, in: layout.status, with: &painter)
  }
  if state.view == .filterLine {
    FilterLineScreen.draw(state, in: layout.status, with: &painter)
  }
  if state.view == .help { painter.on(.popup) { HelpScreen.draw(state, with: &$0) } }
  return painter.frame
}

/// What lies over pictures that are drawn as a whole or not at all.
private func popup(_ state: BrowserState) -> Rectangle? {
  switch state.capabilities.graphics {
  case .sixel, .kitty: break
  case .blocks, .none: return nil
  }
  return switch state.view {
  case .help: HelpLayout(state).area
  case .sortMenu: SortMenuScreen.area(state)
  case .commandLine: CommandLineScreen.list(state)?.area
  default: showsHints(state) ? HintsPopup.area(state) : nil
  }
}

private func showsHints(_ state: BrowserState) -> Bool {
  state.showsHints && state.view == .grid && state.cursor != nil
}
