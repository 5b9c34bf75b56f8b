internal import Curation
internal import Terminal

extension BrowserState {
  /// The most pictures that are compared at once.
  static let mostCompared = 4

  /// Marks the picture under the cursor, or takes its mark away.
  mutating func toggleMark() {
    guard let picture = cursor?.picture else { return }
    holdsPicture = true
    if let index = marks.firstIndex(of: picture) {
      marks.remove(at: index)
      if view == .compare { leaveOutOfComparison(picture) }
    } else {
      marks.append(picture)
      message = Message(
        marks.count == 1 ? "1 marked" : "\(marks.count) marked; c compares them")
    }
  }

  /// Takes all marks away.
  mutating func clearMarks() {
    guard !marks.isEmpty else { return }
    message = Message(marks.count == 1 ? "1 mark cleared" : "\(marks.count) marks cleared")
    marks = []
  }

  /// Opens the comparison of what is marked, or goes back from it.
  ///
  /// One marked picture is compared with the one under the cursor.
  mutating func openCompare() {
    if view == .compare { return goBack() }
    guard let cursor else { return }
    var pictures = marks
    if pictures.count == 1, !pictures.contains(cursor.picture) { pictures.append(cursor.picture) }
    guard pictures.count > 1 else {
      message = Message("Space marks two to four pictures, then c compares them")
      return
    }
    compared = Array(pictures.prefix(Self.mostCompared))
    if pictures.count > Self.mostCompared {
      message = Message("the first \(Self.mostCompared) of \(pictures.count) marked")
    }
    toggle(.compare)
    if !compared.contains(cursor.picture) { go(to: compared[0]) }
  }

  /// Moves among the compared pictures.
  mutating func moveInComparison(_ action: Action) {
    guard let cursor, !compared.isEmpty else { return }
    let place = compared.firstIndex(of: cursor.picture) ?? 0
    switch action {
    case .moveLeft, .moveUp, .previousGroup: go(to: compared[max(0, place - 1)])
    case .moveRight, .moveDown, .nextGroup:
      go(to: compared[min(compared.count - 1, place + 1)])
    case .first: go(to: compared[0])
    case .last: go(to: compared[compared.count - 1])
    default: break
    }
  }

  private mutating func leaveOutOfComparison(_ picture: PictureID) {
    guard let place = compared.firstIndex(of: picture) else { return }
    compared.remove(at: place)
    guard compared.count > 1 else {
      message = Message("one picture alone is not compared")
      return goBack()
    }
    go(to: compared[min(place, compared.count - 1)])
  }

  /// Moves to a picture, in whichever group it is, and whether or not the filter shows it.
  mutating func go(to picture: PictureID) {
    showHidden(picture)
    let group = gallery.group(of: picture)
    if group != cursor?.group {
      guard let index = gallery.index(of: group), go(toGroup: index) else { return }
    }
    if let place = arrangement?.place(of: gallery[picture]) { go(toPlace: place) }
  }
}
