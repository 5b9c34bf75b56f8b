/// Pictures whose content is to be looked at, in the order in which they came.
///
/// A value: the session that owns it holds the lock.
struct IdentificationQueue {
  private var waiting: [PictureID] = []
  /// How many at the beginning of `waiting` have been handed out.
  private var gone = 0
  private var underway = 0

  /// Whether nothing waits and nothing is under way.
  var isFinished: Bool { gone == waiting.count && underway == 0 }

  /// Adds a picture.
  mutating func add(_ id: PictureID) {
    waiting.append(id)
  }

  /// Hands out the next pictures, at most `limit`; those that need it no longer are dropped.
  mutating func next(limit: Int, where isNeeded: (PictureID) -> Bool) -> [PictureID] {
    var taken: [PictureID] = []
    while taken.count < limit, gone < waiting.count {
      let id = waiting[gone]
      gone += 1
      if isNeeded(id) { taken.append(id) }
    }
    if gone == waiting.count {
      waiting = []
      gone = 0
    }
    underway += taken.count
    return taken
  }

  /// Says that so many of those that were handed out are done.
  mutating func finish(_ count: Int) {
    underway -= count
  }
}
