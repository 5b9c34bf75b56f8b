/// What is to be scored and in which order: the visible pictures, then their group, then the rest.
///
/// A value: the queue that owns it holds the lock.
package struct ScoringPlan: Sendable, Equatable {
  /// Pictures that wait, by the group they are in, in the gallery's order.
  private var waiting: [GroupID: [PictureID]] = [:]
  /// Groups that have pictures waiting, in the gallery's order.
  private var groups: [GroupID] = []
  private var current: GroupID?
  private var visible: [PictureID] = []
  /// Pictures that were handed out and are not finished.
  private var underway: Set<PictureID> = []
  /// How many pictures wait.
  package private(set) var waitingCount = 0

  /// A plan with nothing to do.
  package init() {}

  /// Whether nothing waits and nothing is under way.
  package var isFinished: Bool { waitingCount == 0 && underway.isEmpty }

  /// Adds a picture behind the others of its group.
  package mutating func add(_ picture: PictureID, in group: GroupID) {
    if waiting[group] == nil { groups.append(group) }
    waiting[group, default: []].append(picture)
    waitingCount += 1
  }

  /// Says what the person looks at.
  package mutating func prioritise(group: GroupID, visible: [PictureID]) {
    current = group
    self.visible = visible
  }

  /// Takes the next pictures out, at most `limit`, all of one group; none where none waits.
  package mutating func next(limit: Int) -> [PictureID] {
    guard let group = current.flatMap({ waiting[$0] == nil ? nil : $0 }) ?? groups.first,
      var pictures = waiting[group]
    else { return [] }
    var taken: [PictureID] = []
    if group == current {
      let here = Set(pictures)
      taken = Array(visible.filter(here.contains).prefix(limit))
    }
    let chosen = Set(taken)
    taken += pictures.lazy.filter { !chosen.contains($0) }.prefix(limit - taken.count)
    let gone = Set(taken)
    pictures.removeAll(where: gone.contains)
    if pictures.isEmpty {
      waiting[group] = nil
      groups.removeAll { $0 == group }
    } else {
      waiting[group] = pictures
    }
    waitingCount -= taken.count
    underway.formUnion(taken)
    return taken
  }

  /// Says that pictures which were handed out are done, or cannot be.
  package mutating func finish(_ pictures: [PictureID]) {
    underway.subtract(pictures)
  }
}
