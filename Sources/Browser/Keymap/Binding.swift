/// What some keys do.
package struct Binding: Sendable, Hashable {
  package var chords: [Chord]
  package var action: Action
  package var section: Section
  /// What it does, in a few words; bindings of one section that share them are one line of help.
  package var help: String

  /// The parts of the help.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    case move = "Move"
    case order = "Order"
    case decide = "Decide"
    case see = "See"
    case rankings = "In the rankings"
    case duel = "In a duel"
    case statistics = "In the statistics"
    case whatIf = "In what if"

    /// The only view in which the keys do this; `nil` where they do it in all.
    package var view: BrowserState.View? {
      switch self {
      case .move, .order, .decide, .see: nil
      case .rankings: .rankings
      case .duel: .duel
      case .statistics: .statistics
      case .whatIf: .whatIf
      }
    }

    /// The table of a configuration that binds keys in this view alone.
    package var tableName: String? {
      switch self {
      case .move, .order, .decide, .see: nil
      case .rankings: "rankings"
      case .duel: "duel"
      case .statistics: "statistics"
      case .whatIf: "what-if"
      }
    }
  }

  /// Keys for an action.
  package init(_ chords: [Chord], _ action: Action, _ section: Section, _ help: String) {
    self.chords = chords
    self.action = action
    self.section = section
    self.help = help
  }
}
