package import Scorers

/// What a question means.
package indirect enum QueryExpression: Sendable, Hashable {
  case condition(QueryCondition)
  case not(QueryExpression)
  /// All of two or more.
  case and([QueryExpression])
  /// At least one of two or more.
  case or([QueryExpression])

  /// The conditions, from left to right.
  package var conditions: [QueryCondition] {
    switch self {
    case .condition(let condition): [condition]
    case .not(let inner): inner.conditions
    case .and(let parts), .or(let parts): parts.flatMap(\.conditions)
    }
  }
}

/// One thing that is true of a picture or not.
package enum QueryCondition: Sendable, Hashable {
  /// The prompt or the file's name contains the text.
  case words(String)
  case text(QueryText, TextTest)
  case number(QueryNumber, QueryTest<Double>)
  case seed(QueryTest<UInt64>)
  case size(QueryTest<QuerySize>)
  case date(QueryTest<QueryDate>)
  case standing(QueryStanding)
  case known(QueryKnown)
  /// A scorer's score is not there; of any scorer in use where none is named.
  case unscored(ScorerID?)
}

/// What is asked of a text; case does not matter.
package enum TextTest: Sendable, Hashable {
  case contains(String)
  case equal(String)
  case unequal(String)
}

/// What is asked of a value that can be compared; a value that is not known passes no test.
package enum QueryTest<Value: Sendable & Hashable>: Sendable, Hashable {
  case equal(Value)
  case unequal(Value)
  case less(Value)
  case atMost(Value)
  case greater(Value)
  case atLeast(Value)
  /// Both ends belong to it; at least one is given.
  case range(Value?, Value?)
}

/// A text that can be asked for, by its key.
package enum QueryText: String, Sendable, Hashable, CaseIterable {
  case prompt, negative, name, path, model, sampler, scheduler, tool
}

/// A number that can be asked for.
package enum QueryNumber: Sendable, Hashable {
  case steps, cfg, width, height, stars, order
  case score(ScorerID)
  case rank(ScorerID)
  case disagree
  case groupSize, groupAccepted, groupUndecided
}

/// What `is:` asks, by its word.
package enum QueryStanding: String, Sendable, Hashable, CaseIterable {
  case accepted, rejected, undecided
  /// The file cannot be read as a picture.
  case broken
}

/// What `has:` asks, by its word.
package enum QueryKnown: String, Sendable, Hashable, CaseIterable {
  case prompt, negative, model, sampler, scheduler, tool, seed, steps, cfg, size, date, stars, order
}
