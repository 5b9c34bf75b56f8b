internal import Curation

extension BrowserState {
  /// Opens the statistics, or goes back from them.
  mutating func openStatistics() {
    guard cursor != nil else { return }
    toggle(.statistics)
  }

  /// Shows the next page.
  mutating func showNextPage() {
    let pages = Statistics.Page.allCases
    let index = pages.firstIndex(of: statisticsSubject.page) ?? 0
    statisticsSubject.page = pages[(index + 1) % pages.count]
    statisticsSubject.choice = 0
  }

  /// Shows the next scorer or pair of scorers.
  mutating func showNextScorer() {
    let count =
      statisticsSubject.page == .scatter
      ? scorers.count * (scorers.count - 1) / 2 : scorers.count
    statisticsSubject.choice = (statisticsSubject.choice + 1) % max(1, count)
  }

  /// Shows the numbers of the cursor's group instead of the gallery's, or the other way round.
  mutating func switchScope() {
    statisticsSubject.group = statisticsSubject.group == nil ? cursor?.group : nil
  }

  /// Keeps the statistics in step with the gallery; nothing while they are not open.
  ///
  /// `changes` is how many scores came in, or pictures.
  mutating func refreshStatistics(changes: Int) {
    guard views.contains(.statistics), let cursor else { return statistics = nil }
    if statisticsSubject.group != nil { statisticsSubject.group = cursor.group }
    let isLast = progress.map { $0.done >= $0.total } ?? true
    if statistics?.subject == statisticsSubject,
      statistics?.isDue(afterChanges: changes, isLast: isLast) == false
    {
      return
    }
    statistics = Statistics(statisticsSubject, of: gallery, scorers: scorers)
  }
}
