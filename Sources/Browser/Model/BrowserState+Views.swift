extension BrowserState {
  /// A view of the gallery.
  package enum View: Sendable, Hashable, CaseIterable {
    /// The groups, and the thumbnails of one.
    case grid
    /// One picture, large.
    case loupe
    /// The group as each scorer ranks it, and as the person does.
    case rankings
    /// Two pictures at a time, until the group is ordered.
    case duel
    /// The scores as charts.
    case statistics
    /// Marked pictures side by side.
    case compare
    /// Another prompt tried on the group.
    case whatIf
    /// What was decided, the latest first.
    case history
    /// The keys.
    case help
    /// The orders to choose from.
    case sortMenu
    /// Where commands are typed.
    case commandLine
    /// Where the filter is typed.
    case filterLine

    /// Whether it lies over another view, which is seen around it.
    package var isPopup: Bool {
      switch self {
      case .grid, .loupe, .rankings, .duel, .statistics, .compare, .whatIf, .history: false
      case .help, .sortMenu, .commandLine, .filterLine: true
      }
    }

    /// Whether what is said of a picture is about one that is shown there.
    var hasPictures: Bool {
      switch self {
      case .grid, .loupe, .rankings, .compare, .whatIf: true
      case .duel, .statistics, .history, .help, .sortMenu, .commandLine, .filterLine: false
      }
    }
  }

  /// The view that the keys go to.
  package var view: View { views.last ?? .grid }

  /// The view that fills the screen, under whatever pops up.
  package var mainView: View { views.last { !$0.isPopup } ?? .grid }

  /// Opens a view over the others, or goes back where it is the one that the keys go to.
  mutating func toggle(_ view: View) {
    if self.view == view { return goBack() }
    views.removeAll { $0 == view }
    views.append(view)
  }

  /// Closes the view that the keys go to; not the first.
  mutating func goBack() {
    if views.count > 1 { views.removeLast() }
  }
}
