internal import Curation
internal import Store
internal import Terminal

/// Takes an event in, and says what the world is asked to do about it.
package func update(_ state: inout BrowserState, _ event: Event) -> [Effect] {
  var effects: [Effect] = []
  switch event {
  case .key(.hangUp):
    return [.quit]
  case .key(.resumed):
    effects = [.repaint]
  case .key(let key):
    effects = state.press(key)
  case .gallery(let changes):
    state.take(changes)
  case .resized(let size, let capabilities):
    state.size = size
    state.capabilities = capabilities
  case .message(let message):
    state.message = message
  case .history(let changes):
    state.history = changes
  case .whatIf(let number, let change):
    state.trial?.take(change, number: number)
  case .thumbnailReady:
    break
  }
  state.refreshRankings()
  state.refreshStatistics(changes: event.changes)
  effects += state.refreshTrial()
  state.reveal()
  if let wish = state.newPriority() { effects.append(wish) }
  return effects
}

extension Event {
  /// How many changes of the gallery it brings.
  fileprivate var changes: Int {
    if case .gallery(let changes) = self { changes.count } else { 0 }
  }
}

extension BrowserState {
  /// A key does what the keymap says; in help, what does not scroll closes.
  fileprivate mutating func press(_ key: Key) -> [Effect] {
    showsHints = false
    if case .mouse(let event) = key { return point(event) }
    switch view {
    case .commandLine: return pressInCommandLine(key)
    case .filterLine:
      pressInFilter(key)
      return []
    case .whatIf: return pressInWhatIf(key)
    case .sortMenu:
      pressInSortMenu(key)
      return []
    default: break
    }
    if case .paste = key {
      message = Message("pasted text goes where one types: into : and /, and in what if")
      return []
    }
    switch pending.take(key, keymap, in: view) {
    case .waiting: return []
    case .nothing: return view == .help ? pressInHelp(nil) : []
    case .action(let action, let count):
      if view == .help { return pressInHelp(action, count: count ?? 1) }
      message = nil
      followsChange = false
      return perform(action, count: count)
    }
  }

  private mutating func pressInHelp(_ action: Action?, count: Int = 1) -> [Effect] {
    let page = HelpLayout(self).visibleLines
    switch action {
    case .moveUp: scroll.helpLine -= count
    case .moveDown: scroll.helpLine += count
    case .pageUp: scroll.helpLine -= page * count
    case .pageDown: scroll.helpLine += page * count
    case .first: scroll.helpLine = 0
    case .last: scroll.helpLine = HelpLayout(self).lastTop
    case .repaint: return [.repaint]
    default: views.removeLast()
    }
    return []
  }

  /// Does something, so often where that was said and where it makes sense.
  mutating func perform(_ action: Action, count: Int?) -> [Effect] {
    guard let count else { return perform(action) }
    switch action {
    case .first, .last: go(toNumber: count)
    case .nextGroup: go(groupsOn: count)
    case .previousGroup: go(groupsOn: -count)
    case .moveLeft, .moveRight, .moveUp, .moveDown, .pageUp, .pageDown:
      // No further than anything moves.
      for _ in 0..<count {
        let (cursor, scroll, column) = (cursor, scroll, rankingColumn)
        move(action)
        if self.cursor == cursor, self.scroll == scroll, rankingColumn == column { break }
      }
    default: return perform(action)
    }
    return []
  }

  mutating func perform(_ action: Action) -> [Effect] {
    if action.concernsPicture, !view.hasPictures {
      message = Message("here is no picture under the cursor; q goes back")
      return []
    }
    switch action {
    case .count: break
    case .suspend: return [.suspend]
    case .moveLeft, .moveRight, .moveUp, .moveDown, .pageUp, .pageDown, .first, .last,
      .nextGroup, .previousGroup:
      move(action)
    case .mark: toggleMark()
    case .clearMarks: clearMarks()
    case .accept, .reject, .clear, .noStars, .oneStar, .twoStars, .threeStars, .fourStars,
      .fiveStars:
      holdsPicture = true
      return judge(action)
    case .onlyThis:
      holdsPicture = true
      return keepOnlyThis()
    case .toggleAutoAdvance: toggleAutoAdvance()
    case .moveEarlier, .moveLater:
      holdsPicture = true
      return moveByHand(by: action == .moveEarlier ? -1 : 1)
    case .nextSort: sortByNext()
    case .sortMenu: openSortMenu()
    case .undo, .redo:
      followsChange = view != .history
      let replay: Effect = action == .undo ? .undo : .redo
      return view == .history ? [replay, .recallHistory] : [replay]
    case .openLoupe: openLoupe()
    case .openRankings: openRankings()
    case .disputedFirst: toggleDisputed()
    case .openDuel: return openDuel()
    case .leftIsBetter: return answer(.first)
    case .rightIsBetter: return answer(.second)
    case .neitherIsBetter: return answer(.neither)
    case .startOver: return startDuelOver()
    case .openStatistics: openStatistics()
    case .nextPage: showNextPage()
    case .nextScorer where view == .whatIf: trial?.showNextScorer()
    case .nextScorer: showNextScorer()
    case .switchScope: switchScope()
    case .openCompare: openCompare()
    case .openWhatIf: openWhatIf()
    case .restorePrompt: trial?.restore()
    case .openHistory:
      scroll.historyLine = 0
      toggle(.history)
      return view == .history ? [.recallHistory] : []
    case .filter: openFilter()
    case .pauseScoring: return [isPaused ? .resumeScoring : .pauseScoring]
    case .commandLine:
      commandLine = CommandLine()
      toggle(.commandLine)
    case .help:
      scroll.helpLine = 0
      views.append(.help)
    case .nextTheme: chooseNextTheme()
    case .repaint: return [.repaint]
    case .back:
      if views.count == 1 { dropFilter() } else { goBack() }
    case .quit:
      if views.count == 1 { return [.quit] }
      goBack()
    }
    return []
  }

  private mutating func openLoupe() {
    guard cursor != nil else { return }
    scroll.loupeLine = 0
    holdsPicture = true
    toggle(.loupe)
  }

  private mutating func chooseNextTheme() {
    let index = themes.firstIndex(of: theme) ?? 0
    choose(theme: themes[(index + 1) % themes.count])
  }

  /// Shows everything in the colours of a theme.
  mutating func choose(theme name: String) {
    theme = name
    message = Message("theme: \(theme)")
  }

  private mutating func toggleAutoAdvance() {
    autoAdvances.toggle()
    message = Message(
      autoAdvances ? "a decision goes on to the next picture" : "a decision stays on its picture")
  }

  /// The wish that scoring begins with what is visible, where that is another wish than the last.
  fileprivate mutating func newPriority() -> Effect? {
    guard let cursor else { return nil }
    let wish = Effect.prioritise(group: cursor.group, visible: visiblePictures)
    if wish == prioritised { return nil }
    prioritised = wish
    return wish
  }
}
