internal import Curation
internal import Scorers
internal import Terminal

extension BrowserState {
  /// Opens the trial of another prompt on the cursor's group, or goes back from it.
  mutating func openWhatIf() {
    guard cursor != nil else { return }
    guard scorers.contains(where: \.needsPrompt) else {
      message = Message("no scorer that reads prompts is here; salon weights list tells of them")
      return
    }
    holdsPicture = true
    toggle(.whatIf)
  }

  /// A key goes into the prompt that is tried, unless it does something else there.
  mutating func pressInWhatIf(_ key: Key) -> [Effect] {
    message = nil
    followsChange = false
    if let action = keymap.ownAction(for: key, in: .whatIf) { return perform(action) }
    if trial?.press(key) == true { return [] }
    switch keymap.action(for: key, in: .whatIf) {
    case .moveUp?: moveInTrial(.moveUp)
    case .moveDown?: moveInTrial(.moveDown)
    case .pageUp?: moveInTrial(.pageUp)
    case .pageDown?: moveInTrial(.pageDown)
    case .openLoupe?: return perform(.openLoupe)
    case .repaint?: return [.repaint]
    case .back?, .quit?: goBack()
    default: break
    }
    return []
  }

  /// Moves among the pictures as the trial ranks them.
  mutating func moveInTrial(_ action: Action) {
    guard let trial, let cursor, !trial.pictures.isEmpty else { return }
    let place = trial.pictures.firstIndex(of: cursor.picture)
    let grid = WhatIfLayout(self, trial).grid
    let page = grid.columns * grid.visibleRows
    let wanted =
      switch action {
      case .moveUp: (place ?? 1) - 1
      case .moveDown: (place ?? -1) + 1
      case .pageUp: (place ?? 0) - page
      case .pageDown: (place ?? 0) + page
      default: place ?? 0
      }
    go(to: trial.pictures[min(max(0, wanted), trial.pictures.count - 1)])
  }

  /// Keeps the trial in step with the gallery and with what is typed, and asks what is not known;
  /// nothing while it is not open.
  mutating func refreshTrial() -> [Effect] {
    guard views.contains(.whatIf), let cursor, let arrangement else {
      guard trial != nil else { return [] }
      trial = nil
      return [.stopAsking]
    }
    if trial?.group == cursor.group {
      trial?.keepUp(with: arrangement, in: gallery)
    } else {
      // Of a group that has no prompt of its own the picture's stands.
      let prompt = group?.prompt ?? gallery[cursor.picture].prompt
      trial = PromptTrial(of: arrangement, prompt: prompt, scorers: scorers)
      scroll.trialRow = 0
    }
    let effects = trial?.ask(about: cursor.picture) ?? []
    trial?.rank(in: gallery)
    return effects
  }
}
