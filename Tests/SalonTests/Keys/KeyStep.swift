/// Keys by their names in the table, and what the screen then shows.
struct KeyStep: Sendable {
  /// Pressed one after the other; the first is the one that is looked at.
  let keys: [String]
  /// A regular expression, whose point is any character.
  let shows: String
  /// Whether the view has the keys; else they are pressed on the way there or back.
  let isInView: Bool

  /// Keys in the view.
  init(_ keys: String..., shows: String) {
    self.init(keys: keys, shows: shows, isInView: true)
  }

  private init(keys: [String], shows: String, isInView: Bool) {
    self.keys = keys
    self.shows = shows
    self.isInView = isInView
  }

  /// Keys in another view, or in what lies over this one.
  static func aside(_ keys: String..., shows: String) -> KeyStep {
    KeyStep(keys: keys, shows: shows, isInView: false)
  }
}
