/// What is to be scored and in which order: the visible pictures, then their group, then the rest.
///
/// A value: the session that owns it holds the lock. Taking pictures out costs what is taken out,
/// however many wait.
package struct ScoringPlan: Sendable, Equatable {
  /// Pictures that wait.
  private var waiting: Set<PictureID> = []
  /// Groups that have pictures waiting.
  private var lines: [GroupID: Line<PictureID>] = [:]
  /// These groups in the gallery's order, and among them some that have none any more.
  private var groups = Line<GroupID>()
  private var current: GroupID?
  private var visible: [PictureID] = []
  /// Pictures that were handed out and are not finished.
  private var underway: Set<PictureID> = []

  /// What waits in line, the first `gone` of it no longer.
  private struct Line<Element: Sendable & Equatable>: Sendable, Equatable {
    var elements: [Element] = []
    var gone = 0

    /// The first that waits and fulfils a condition; those before it are gone from then on.
    mutating func first(where isWaiting: (Element) -> Bool) -> Element? {
      while gone < elements.count {
        if isWaiting(elements[gone]) { return elements[gone] }
        gone += 1
      }
      return nil
    }
  }

  /// A plan with nothing to do.
  package init() {}

  /// How many pictures wait.
  package var waitingCount: Int { waiting.count }

  /// Whether nothing waits and nothing is under way.
  package var isFinished: Bool { waiting.isEmpty && underway.isEmpty }

  /// Adds a picture behind the others of its group.
  package mutating func add(_ picture: PictureID, in group: GroupID) {
    if lines[group] == nil { groups.elements.append(group) }
    lines[group, default: Line()].elements.append(picture)
    waiting.insert(picture)
  }

  /// Says what the person looks at.
  package mutating func prioritise(group: GroupID, visible: [PictureID]) {
    current = group
    self.visible = visible
  }

  /// Takes the next pictures out, at most `limit`, all of one group; none where none waits.
  package mutating func next(limit: Int) -> [PictureID] {
    let first = current.flatMap { lines[$0] == nil ? nil : $0 }
    guard let group = first ?? groups.first(where: { lines[$0] != nil }) else { return [] }
    var taken: [PictureID] = []
    if group == current {
      for picture in visible where taken.count < limit && waiting.contains(picture) {
        take(picture, into: &taken)
      }
    }
    while taken.count < limit, let picture = lines[group]?.first(where: waiting.contains) {
      take(picture, into: &taken)
    }
    if lines[group]?.first(where: waiting.contains) == nil { lines[group] = nil }
    return taken
  }

  private mutating func take(_ picture: PictureID, into taken: inout [PictureID]) {
    waiting.remove(picture)
    underway.insert(picture)
    taken.append(picture)
  }

  /// Says that pictures which were handed out are done, or cannot be.
  package mutating func finish(_ pictures: [PictureID]) {
    underway.subtract(pictures)
  }
}
