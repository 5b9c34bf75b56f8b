/// What a person can ask for, by the name that a configuration uses.
package enum Action: String, Sendable, Hashable, CaseIterable {
  case moveLeft, moveRight, moveUp, moveDown
  case pageUp, pageDown
  case first, last
  case nextGroup, previousGroup

  case accept, reject, clear
  case noStars, oneStar, twoStars, threeStars, fourStars, fiveStars
  /// Accept this picture, reject the rest of its group, and go on to the next group.
  case onlyThis
  case toggleAutoAdvance

  case moveEarlier, moveLater
  case nextSort

  case undo, redo

  case openLoupe
  case help
  case nextTheme
  case repaint
  /// One view back; nothing in the first.
  case back
  /// One view back; in the first, the end.
  case quit

  /// The stars that the action gives, 0 to 5; `nil` where it gives none.
  var stars: Int? {
    switch self {
    case .noStars: 0
    case .oneStar: 1
    case .twoStars: 2
    case .threeStars: 3
    case .fourStars: 4
    case .fiveStars: 5
    default: nil
    }
  }
}
