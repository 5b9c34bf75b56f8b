/// Which of two pictures a person likes better.
package enum Preference: Int, Sendable, Hashable, Codable, CaseIterable {
  case first = 1
  case neither = 0
  case second = -1

  /// The same, the two pictures named the other way round.
  package var reversed: Preference {
    switch self {
    case .first: .second
    case .neither: .neither
    case .second: .first
    }
  }
}
