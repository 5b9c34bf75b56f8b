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

  /// How soon a picture is wanted.
  package enum Urgency: Int, Sendable, Comparable {
    /// The person sees it.
    case visible
    /// It is of the group that the person looks at.
    case group
    /// It is of another.
    case rest

    package static func < (one: Urgency, other: Urgency) -> Bool { one.rawValue < other.rawValue }
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

  /// Puts what waits into other groups.
  package mutating func regroup(by group: (PictureID) -> GroupID) {
    let pictures = waiting.sorted()
    lines = [:]
    groups = Line()
    current = nil
    for picture in pictures { add(picture, in: group(picture)) }
  }

  /// Says what the person looks at.
  package mutating func prioritise(group: GroupID, visible: [PictureID]) {
    current = group
    self.visible = visible
  }

  /// Takes a picture out that waits; one that was handed out stays so.
  package mutating func remove(_ picture: PictureID) {
    waiting.remove(picture)
  }

  /// How soon a picture of a group is wanted.
  package func urgency(of picture: PictureID, in group: GroupID) -> Urgency {
    guard group == current else { return .rest }
    return visible.contains(picture) ? .visible : .group
  }

  /// How soon the next pictures are wanted; `nil` where none wait.
  package mutating func nextUrgency() -> Urgency? {
    guard let group = nextGroup() else { return nil }
    guard group == current else { return .rest }
    return visible.contains(where: waiting.contains) ? .visible : .group
  }

  /// Takes the next pictures out, at most `limit`, all of one group; none where none wait.
  package mutating func next(limit: Int) -> [PictureID] {
    guard let group = nextGroup() else { return [] }
    var taken: [PictureID] = []
    if group == current {
      for picture in visible where taken.count < limit && waiting.contains(picture) {
        take(picture, into: &taken)
      }
    }
    while taken.count < limit, let picture = lines[group]?.first(where: waiting.contains) {
      take(picture, into: &taken)
    }
    return taken
  }

  /// The group whose turn it is; lines in which nothing waits any more are given up on the way.
  private mutating func nextGroup() -> GroupID? {
    if let current, isWaiting(current) { return current }
    while let group = groups.first(where: { lines[$0] != nil }) {
      if isWaiting(group) { return group }
    }
    return nil
  }

  /// Whether pictures of a group wait.
  private mutating func isWaiting(_ group: GroupID) -> Bool {
    if lines[group]?.first(where: waiting.contains) != nil { return true }
    lines[group] = nil
    return false
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
