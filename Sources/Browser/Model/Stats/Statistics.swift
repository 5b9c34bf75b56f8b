package import Curation
internal import Scorers

/// The numbers of a gallery, or of one group of it, as a page of the statistics shows them.
package struct Statistics: Sendable, Equatable {
  package let subject: Subject
  package let content: Content
  /// The pictures that were looked at.
  package let pictures: Int
  /// Changes since, that are not in the numbers yet.
  private var changes = 0

  /// What the numbers are about.
  package struct Subject: Sendable, Equatable {
    package var page = Page.histograms
    /// The group; `nil` for the whole gallery.
    package var group: GroupID?
    /// Which scorer or pair of scorers is shown, counted round.
    package var choice = 0
  }

  /// A page.
  package enum Page: Sendable, Hashable, CaseIterable {
    case histograms, scatter, models
  }

  /// A page's numbers.
  package enum Content: Sendable, Equatable {
    case histograms([Histogram])
    case scatter(Scatter)
    /// The best by the chosen scorer first.
    case models([ModelMeans])
    /// There are too few scorers for the page.
    case none
  }

  /// The numbers of a subject, in as many steps as it has pictures.
  init(_ subject: Subject, of gallery: Gallery, scorers: [ScorerID]) {
    self.subject = subject
    let group = subject.group.map { gallery[$0]?.pictures ?? [] }
    pictures = group?.count ?? gallery.pictures.count
    func chosen() -> [Picture] { group?.map { gallery[$0] } ?? Array(gallery.pictures) }
    switch subject.page {
    case .histograms:
      content =
        scorers.isEmpty
        ? .none
        : .histograms(
          scorers.map { scorer in
            Histogram(
              group?.compactMap { gallery[$0].finite(scorer) }
                ?? gallery.pictures.finiteScores(by: scorer))
          })
    case .scatter:
      guard let pair = Self.pair(subject.choice, of: scorers) else {
        content = .none
        return
      }
      content = .scatter(Scatter(chosen(), pair.0, pair.1))
    case .models:
      let models = ModelMeans.all(chosen(), scorers: scorers)
      guard !scorers.isEmpty else {
        content = .models(models)
        return
      }
      let scorer = scorers[subject.choice % scorers.count]
      content = .models(
        models.sorted {
          ($0.means[scorer] ?? -.infinity, $0.pictures) > (
            $1.means[scorer] ?? -.infinity, $1.pictures
          )
        })
    }
  }

  /// Takes in that something changed; whether it is time to count anew.
  ///
  /// Counting costs what the gallery is large, so that in a large one several changes wait for one
  /// another: the numbers are at most two hundredths old.
  mutating func isDue(afterChanges count: Int, isLast: Bool) -> Bool {
    changes += count
    return changes > 0 && (isLast || changes * 50 >= pictures)
  }

  /// The pairs of scorers, each once, counted round.
  static func pair(_ choice: Int, of scorers: [ScorerID]) -> (ScorerID, ScorerID)? {
    guard scorers.count > 1 else { return nil }
    let pairs = scorers.indices.flatMap { one in
      scorers.indices.filter { $0 > one }.map { (scorers[one], scorers[$0]) }
    }
    return pairs[choice % pairs.count]
  }
}
