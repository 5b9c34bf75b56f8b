package import Scorers

/// In which order a group's pictures are shown.
package enum SortOrder: Sendable, Hashable {
  /// As the person ranked them; what was not ranked follows in the order of the first scorer.
  case byHand
  /// Best score first; what has no score follows.
  case scorer(ScorerID)
  /// As the files are called.
  case name
}
