package import Curation
package import Foundation
package import Scorers
package import Terminal

/// Everything that the screen depends on.
///
/// A value that only ``update(_:_:)`` changes. What was decided is never changed ahead of the
/// library: it comes back as a change of the gallery once it is on disk.
package struct BrowserState: Sendable, Equatable {
  /// What was opened, as it is named in the title.
  package let location: String
  /// The scorers whose scores are shown, in the order in which they are shown.
  package let scorers: [ScorerID]
  /// How to get scores; `nil` where there are weights.
  package let weightsNotice: String?
  package let keymap: Keymap
  /// What is wrong in the configuration.
  package let mistakes: [Settings.Mistake]
  /// The themes that can be chosen; never empty.
  package let themes: [String]
  /// The name of the theme in use.
  package internal(set) var theme: String

  /// The moment of the event that is taken in next; the loop sets it.
  package var now = Date(timeIntervalSince1970: 0)

  package internal(set) var gallery: Gallery
  /// Whether the folders are still being read.
  package internal(set) var isScanning = true
  package internal(set) var progress: ScoringProgress?
  package internal(set) var message: Message?

  package internal(set) var size: Size
  package internal(set) var capabilities: Capabilities

  /// The views that lie on one another, the grid at the bottom.
  package internal(set) var views: [View] = [.grid]
  /// Where the person is; `nil` while there is no picture.
  package internal(set) var cursor: Cursor?
  package internal(set) var sort: SortOrder = .byHand
  /// Whether a decision goes on to the next picture.
  package internal(set) var autoAdvances = false
  /// The marked pictures, in the order in which they were marked.
  package internal(set) var marks: [PictureID] = []
  /// The pictures that the comparison shows.
  package internal(set) var compared: [PictureID] = []
  /// What the rankings show; `nil` while they are not open.
  package internal(set) var rankings: Rankings?
  /// Whether the rankings begin with the most disputed pictures, rather than each column's best.
  package internal(set) var isDisputedFirst = false
  /// The column of the rankings that has the keys.
  package internal(set) var rankingColumn = 0

  /// The cursor's group in display order; `nil` while there is no picture.
  package internal(set) var arrangement: Arrangement?
  /// Whether the person chose the cursor's picture, so that it is kept when scores re-sort the
  /// group; before that the cursor stays on the first, whichever that becomes.
  var holdsPicture = false
  /// Where the cursor was in the groups that were left.
  var lastPictures: [GroupID: PictureID] = [:]
  var tallies: [GroupID: GroupTally] = [:]
  /// What the rows of groups tell of their scores, as far as they have been visible.
  package internal(set) var insights: [GroupID: GroupInsight] = [:]
  /// Whether the cursor goes to what the next change is about: after undo and redo.
  var followsChange = false

  /// What is shown of the gallery; `nil` for all of it.
  package internal(set) var filter: GalleryFilter?
  package internal(set) var filterLine = FilterLine()
  /// Where the cursor was when the filter was last typed.
  var filterOrigin: PictureID?
  /// What filters are answered from, the gallery by columns; `nil` until the first is typed.
  var table: QueryTable?

  /// The prompt that is tried; `nil` while that is not open.
  package internal(set) var trial: PromptTrial?
  /// The last changes of the library, the latest first, as they were when they were asked for.
  package internal(set) var history: [PastChange] = []
  /// The line of a menu that has the keys.
  package internal(set) var menuIndex = 0
  package internal(set) var commandLine = CommandLine()
  /// What was pressed and does nothing yet.
  package internal(set) var pending = PendingKeys()
  /// Whether the hints of a first start are shown.
  package internal(set) var showsHints: Bool
  /// What the statistics are about, kept while they are closed.
  package internal(set) var statisticsSubject = Statistics.Subject()
  /// What the statistics show; `nil` while they are not open.
  package internal(set) var statistics: Statistics?
  /// The duel that is open, or was last; `nil` while its answers are being looked up.
  package internal(set) var duel: DuelState?

  /// The first group, row of thumbnails, line of the loupe and line of help that are visible.
  var scroll = Scroll()
  /// What scoring was last asked to do first.
  var prioritised: Effect?

  /// A place in the gallery.
  package struct Cursor: Sendable, Hashable {
    package var group: GroupID
    /// The group's index among the gallery's groups.
    package var groupIndex: Int
    package var picture: PictureID
    /// The picture's index in display order.
    package var place: Int
  }

  /// How far each part of the screen is scrolled, in its own lines.
  struct Scroll: Sendable, Hashable {
    var group = 0
    var gridRow = 0
    var loupeLine = 0
    var helpLine = 0
    var ranking = 0
    var trialRow = 0
    var historyLine = 0
  }

  /// An empty gallery that is about to be read.
  package init(
    location: String, scorers: [ScorerID], size: Size, capabilities: Capabilities,
    weightsNotice: String? = nil, themes: [String] = ["default"], settings: Settings = Settings(),
    showsHints: Bool = false, grouping: Grouping = .byPrompt
  ) {
    precondition(!themes.isEmpty, "the built-in theme is always there")
    self.location = location
    self.scorers = scorers
    self.size = size
    self.capabilities = capabilities
    self.weightsNotice = weightsNotice
    self.themes = themes
    keymap = settings.keymap
    mistakes = settings.mistakes
    self.showsHints = showsHints
    gallery = Gallery(grouping: grouping)
    theme = themes[0]
    if let first = mistakes.first {
      let rest = mistakes.count > 1 ? "; help shows \(mistakes.count - 1) more" : ""
      message = Message("config.toml: \(first)\(rest)", .failure)
    }
  }

  /// Whether no scores are begun until the person wants them again.
  package var isPaused: Bool { progress?.isPaused == true }

  /// The picture under the cursor.
  package var picture: Picture? { cursor.map { gallery[$0.picture] } }

  /// The group under the cursor.
  package var group: PromptGroup? { cursor.map { gallery.groups[$0.groupIndex] } }

  /// What can be counted in a group.
  package func tally(of group: GroupID) -> GroupTally { tallies[group] ?? GroupTally() }

  /// The order in which the cursor's group is really shown: one that nobody ranked has no order by
  /// hand, and is shown by its scores.
  package var effectiveSort: SortOrder { group.map(sort(of:)) ?? sort }

  /// The order in which a group is shown.
  func sort(of group: PromptGroup) -> SortOrder {
    guard sort == .byHand, group.order == nil, let first = scorers.first else { return sort }
    return .scorer(first)
  }
}
