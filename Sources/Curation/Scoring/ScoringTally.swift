package import Scorers

/// What scoring has taken so far.
package struct ScoringTally: Sendable, Equatable {
  /// Pictures that each source has looked at, see `Scorer.featureSource`: nearly all the time.
  package internal(set) var computed: [ScorerID: Int] = [:]
  /// Pictures of which it was known from an earlier time what the source sees in them.
  package internal(set) var recalled: [ScorerID: Int] = [:]

  /// Nothing so far.
  package init() {}
}
