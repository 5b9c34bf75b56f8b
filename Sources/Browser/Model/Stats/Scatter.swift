internal import Curation
package import Scorers

/// One scorer's scores against another's.
package struct Scatter: Sendable, Equatable {
  /// More points than this tell no more on a screen; they are then evenly chosen.
  static let most = 4000

  package let horizontal: ScorerID
  package let vertical: ScorerID
  /// How many pictures have both scores.
  package let count: Int
  package let points: [Point]
  package let kendallTauB: Double?
  package let spearmanRho: Double?

  /// A picture by its two scores.
  package struct Point: Sendable, Equatable {
    package let x: Double
    package let y: Double
  }

  /// The pictures that both scorers have scored.
  init(_ pictures: [Picture], _ horizontal: ScorerID, _ vertical: ScorerID) {
    self.horizontal = horizontal
    self.vertical = vertical
    let all = pictures.compactMap { picture -> Point? in
      guard let x = picture.finite(horizontal), let y = picture.finite(vertical) else { return nil }
      return Point(x: x, y: y)
    }
    count = all.count
    points =
      all.count <= Self.most
      ? all : (0..<Self.most).map { all[$0 * all.count / Self.most] }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    kendallTauB = PairCounts(xs, ys).kendallTauB
    spearmanRho = RankCorrelation.spearmanRho(xs, ys)
  }
}

extension Picture {
  /// The finished score where a chart can show it.
  func finite(_ scorer: ScorerID) -> Double? {
    score(scorer).flatMap { $0.isFinite && fault == nil ? $0 : nil }
  }
}
