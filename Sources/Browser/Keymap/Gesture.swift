/// What the mouse does.
enum Gesture: String, Sendable, Hashable, CaseIterable {
  case click = "click"
  case doubleClick = "double click"
  case wheel = "wheel"

  /// What it does, in a few words.
  var help: String {
    switch self {
    case .click: "go there, choose it"
    case .doubleClick: "loupe; duel: better"
    case .wheel: "up and down"
    }
  }
}
