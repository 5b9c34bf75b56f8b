internal import Curation
internal import Store
internal import Terminal

extension BrowserState {
  /// Does what the mouse asks for, in the view that has the keys.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    pending = PendingKeys()
    followsChange = false
    switch event.kind {
    case .wheelUp, .wheelDown:
      return turnWheel(isDown: event.kind == .wheelDown, at: event.position)
    case .click: return click(event.position)
    case .doubleClick: return doubleClick(event.position)
    }
  }

  /// Lines of text that one step of the wheel is worth.
  private static let wheelLines = 3

  private mutating func turnWheel(isDown: Bool, at position: Position) -> [Effect] {
    let lines = isDown ? Self.wheelLines : -Self.wheelLines
    switch view {
    case .help: scroll.helpLine += lines
    case .history: scroll.historyLine += lines
    case .loupe:
      if LoupeLayout(self).text.contains(position) {
        scroll.loupeLine += lines
      } else {
        move(isDown ? .moveRight : .moveLeft)
      }
    case .grid where ScreenLayout(size).pane?.contains(position) == true:
      move(isDown ? .nextGroup : .previousGroup)
    case .compare: move(isDown ? .moveRight : .moveLeft)
    case .grid, .rankings, .whatIf: move(isDown ? .moveDown : .moveUp)
    case .sortMenu: pressInSortMenu(isDown ? .down : .up)
    case .commandLine: return pressInCommandLine(isDown ? .down : .up)
    case .duel, .statistics, .filterLine: break
    }
    return []
  }

  private mutating func click(_ position: Position) -> [Effect] {
    switch view {
    case .help: views.removeLast()
    case .sortMenu:
      let area = SortMenuScreen.area(self)
      let index = position.row - area.row - 1
      goBack()
      if area.contains(position), sortOrders.indices.contains(index) { choose(sortOrders[index]) }
    case .commandLine:
      if let candidate = candidate(at: position) {
        commandLine.choose(candidate)
      } else if position.row != size.rows - 1 {
        return pressInCommandLine(.escape)
      }
    case .grid:
      if let index = group(at: position) {
        message = nil
        _ = go(toGroup: index)
      } else {
        goToPicture(at: position)
      }
    case .rankings:
      guard let rankings, let entry = entry(at: position, in: rankings) else { break }
      rankingColumn = entry.column
      goToPicture(at: position)
    case .compare, .whatIf: goToPicture(at: position)
    case .loupe, .duel, .statistics, .history, .filterLine: break
    }
    return []
  }

  private mutating func doubleClick(_ position: Position) -> [Effect] {
    switch view {
    case .loupe: return perform(.openLoupe)
    case .duel:
      let layout = DuelLayout(size)
      if layout.left.contains(position) { return answer(.first) }
      if layout.right.contains(position) { return answer(.second) }
    case .commandLine:
      if candidate(at: position) != nil { return pressInCommandLine(.enter) }
    case .grid, .rankings, .compare, .whatIf:
      // The first of the two clicks went there.
      if let picture = picture(at: position), picture == cursor?.picture {
        return perform(.openLoupe)
      }
    case .help, .sortMenu, .statistics, .history, .filterLine: break
    }
    return []
  }

  private mutating func goToPicture(at position: Position) {
    guard let picture = picture(at: position) else { return }
    message = nil
    go(to: picture)
  }
}

// MARK: - What is where

extension BrowserState {
  /// The index of the group whose rows a place belongs to.
  private func group(at position: Position) -> Int? {
    guard let pane = ScreenLayout(size).pane, pane.contains(position),
      (1..<(pane.rows - 1)).contains(position.row - pane.row)
    else { return nil }
    let place = scroll.group + (position.row - pane.row - 1) / 2
    guard (0..<shownGroupCount).contains(place),
      place < scroll.group + GroupsPane.visibleGroups(on: size)
    else { return nil }
    return shownGroup(at: place)
  }

  /// The picture that is drawn at a place, or that what stands there is about.
  private func picture(at position: Position) -> PictureID? {
    switch view {
    case .grid:
      guard let pictures = arrangement?.pictures else { return nil }
      return GridLayout(self).picture(at: position, of: pictures, top: scroll.gridRow)
    case .whatIf:
      guard let trial else { return nil }
      return WhatIfLayout(self, trial).grid
        .picture(at: position, of: trial.pictures, top: scroll.trialRow)
    case .rankings: return rankings.flatMap { entry(at: position, in: $0)?.picture }
    case .compare:
      let layout = CompareLayout(self)
      return compared.indices.first {
        layout.pictures[$0].contains(position) || layout.captions[$0].contains(position)
      }.map { compared[$0] }
    default: return nil
    }
  }

  private func entry(at position: Position, in rankings: Rankings) -> RankingEntry? {
    RankingEntry.visible(in: self, rankings, RankingsLayout(self))
      .first { $0.area.contains(position) }
  }

  private func candidate(at position: Position) -> CommandLine.Candidate? {
    guard let list = CommandLineScreen.list(self), list.area.contains(position) else { return nil }
    let index = list.matches.startIndex + position.row - list.area.row - 1
    return list.matches.indices.contains(index) ? list.matches[index] : nil
  }
}

extension GridLayout {
  /// The picture whose tile a place belongs to, its scores with it.
  fileprivate func picture(
    at position: Position, of pictures: [PictureID], top: Int
  ) -> PictureID? {
    visiblePlaces(of: pictures.count, top: top).first { place in
      cells(of: tile(at: place, top: top)).contains(position)
    }.map { pictures[$0] }
  }
}
