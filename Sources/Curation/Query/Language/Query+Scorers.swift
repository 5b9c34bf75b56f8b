package import Scorers

extension Query {
  /// The scorers whose scores or ranks it asks for by name.
  package var scorers: [ScorerID] {
    var named: [ScorerID] = []
    for condition in expression?.conditions ?? [] {
      switch condition {
      case .number(.score(let scorer), _), .number(.rank(let scorer), _), .unscored(let scorer?):
        if !named.contains(scorer) { named.append(scorer) }
      default: continue
      }
    }
    return named
  }

  /// Whether it is about all scorers in use.
  package var asksAllScorers: Bool {
    (expression?.conditions ?? []).contains { condition in
      switch condition {
      case .number(.disagree, _), .unscored(nil): true
      default: false
      }
    }
  }

  /// Whether it asks which scores are missing, so that none must be computed to answer it.
  package var asksWhatIsMissing: Bool {
    (expression?.conditions ?? []).contains { if case .unscored = $0 { true } else { false } }
  }
}
