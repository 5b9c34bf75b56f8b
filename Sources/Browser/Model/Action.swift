/// What a person can ask for, by the name that a configuration uses.
package enum Action: String, Sendable, Hashable, CaseIterable {
  case moveLeft, moveRight, moveUp, moveDown
  case pageUp, pageDown
  case first, last
  case nextGroup, previousGroup
  /// Begin a number: what comes after it is done so often.
  case count

  case accept, reject, clear
  case noStars, oneStar, twoStars, threeStars, fourStars, fiveStars
  /// Accept this picture, reject the rest of its group, and go on to the next group.
  case onlyThis
  case toggleAutoAdvance

  case moveEarlier, moveLater
  case nextSort, sortMenu

  /// Mark the picture, or take its mark away.
  case mark
  case clearMarks

  case undo, redo

  case openLoupe
  case openRankings
  /// In the rankings: the pictures on which the scorers disagree most first, or each column's best.
  case disputedFirst
  case openDuel
  case leftIsBetter, rightIsBetter, neitherIsBetter
  /// In the duel: give up all of its answers.
  case startOver
  case openStatistics
  /// In the statistics: the next page, the next scorer, the group or the whole gallery.
  case nextPage, nextScorer, switchScope
  case openCompare
  case openWhatIf
  /// In what if: put back the prompt that the pictures have.
  case restorePrompt
  case openHistory
  /// Begin no more scores; once more, go on.
  case pauseScoring
  case help
  case commandLine
  /// Type what is to be shown of the gallery.
  case filter
  case nextTheme
  case repaint
  /// Stop, as Ctrl-Z does elsewhere; the shell's `fg` goes on.
  case suspend
  /// One view back; nothing in the first.
  case back
  /// One view back; in the first, the end.
  case quit

  /// Whether it says something of the picture under the cursor.
  var concernsPicture: Bool {
    switch self {
    case .accept, .reject, .clear, .onlyThis, .mark, .moveEarlier, .moveLater: true
    default: stars != nil
    }
  }

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
