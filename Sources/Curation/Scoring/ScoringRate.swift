/// Seconds a score over the last while, from the moments at which scores were finished.
package struct ScoringRate: Sendable, Equatable {
  /// Moments in seconds and how many scores were finished by then.
  private var marks: [(moment: Double, finished: Int)] = []
  private var finished = 0
  /// How many marks the average spans.
  private let span = 32

  /// A rate without a first mark.
  package init() {}

  /// Begins to count at a moment, in seconds of any clock that does not jump.
  package mutating func start(at moment: Double) {
    marks = [(moment, 0)]
    finished = 0
  }

  /// Says that so many scores were finished at a moment.
  package mutating func add(_ count: Int, at moment: Double) {
    finished += count
    marks.append((moment, finished))
    if marks.count > span { marks.removeFirst() }
  }

  /// Seconds a score; `nil` before the first is finished.
  package var secondsEach: Double? {
    guard let first = marks.first, let last = marks.last, last.finished > first.finished else {
      return nil
    }
    return (last.moment - first.moment) / Double(last.finished - first.finished)
  }

  package static func == (one: ScoringRate, other: ScoringRate) -> Bool {
    one.finished == other.finished && one.marks.map(\.moment) == other.marks.map(\.moment)
  }
}
