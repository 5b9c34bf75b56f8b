internal import Curation
internal import Terminal

extension BrowserState {
  /// Opens the rankings of the cursor's group, or goes back from them.
  mutating func openRankings() {
    guard cursor != nil else { return }
    holdsPicture = true
    toggle(.rankings)
  }

  /// Keeps what the rankings show in step with the gallery; nothing while they are not open.
  mutating func refreshRankings() {
    guard views.contains(.rankings), let group else { return rankings = nil }
    if rankings?.group == group.id {
      rankings?.refresh(gallery)
    } else {
      rankings = Rankings(of: group, in: gallery, scorers: scorers)
    }
    if isDisputedFirst != (rankings?.disputed != nil) { rankings?.toggleDisputed(gallery) }
  }

  /// Moves within the column that has the keys, or to another column.
  mutating func moveInRankings(_ action: Action) {
    guard let rankings, let cursor else { return }
    // Where a filter hides some of the group the cursor passes over them.
    let shown = shownRanking.filter(shows)
    let place = shown.firstIndex(of: cursor.picture)
    let page = RankingsLayout(self).visibleEntries
    switch action {
    case .moveLeft: rankingColumn = max(0, rankingColumn - 1)
    case .moveRight: rankingColumn = min(rankings.columns - 1, rankingColumn + 1)
    case .moveUp: go(inRanking: shown, to: (place ?? 1) - 1)
    case .moveDown: go(inRanking: shown, to: (place ?? -1) + 1)
    case .pageUp: go(inRanking: shown, to: (place ?? 0) - page)
    case .pageDown: go(inRanking: shown, to: (place ?? 0) + page)
    case .first: go(inRanking: shown, to: 0)
    case .last: go(inRanking: shown, to: shown.count - 1)
    default: preconditionFailure("\(action) moves nothing in the rankings")
    }
  }

  /// The pictures in the order in which the column that has the keys shows them.
  var shownRanking: [PictureID] {
    rankings.map { $0.disputed?.map(\.picture) ?? $0.pictures(of: rankingColumn) } ?? []
  }

  private mutating func go(inRanking shown: [PictureID], to place: Int) {
    guard !shown.isEmpty else { return }
    let picture = shown[min(max(0, place), shown.count - 1)]
    if let place = arrangement?.pictures.firstIndex(of: picture) { go(toPlace: place) }
  }

  /// Puts the most disputed pictures first, or each column's best.
  mutating func toggleDisputed() {
    isDisputedFirst.toggle()
    message = Message(isDisputedFirst ? "the most disputed first" : "each column's best first")
  }
}
