/// What is to be scored, in which order, and how far it is: pictures wait, are prepared some batches
/// ahead, computed, and done.
///
/// A value: the session that owns it holds the lock. Pictures may come and go at any time, also after
/// it has run empty.
package struct ScoringQueue: Sendable {
  /// How many batches are computed side by side.
  package let workers: Int
  /// Pictures a batch.
  package let batch: Int
  /// Whether nothing is begun; what is being computed is finished.
  package private(set) var isPaused = false
  package internal(set) var tally = ScoringTally()
  private var plan = ScoringPlan()
  private var prepared: [PreparedBatch] = []
  private var rate = ScoringRate()
  /// Whether the next batch is the first after a while, so that the rate is counted from it.
  private var isIdle = true

  /// An empty queue for so many workers, who take `batch` pictures at a time.
  package init(workers: Int, batch: Int) {
    self.workers = workers
    self.batch = batch
  }

  /// Whether nothing waits and nothing is under way.
  package var isFinished: Bool { plan.isFinished }

  /// Seconds a score, over the last of them; `nil` where nothing tells.
  package var secondsEach: Double? { rate.secondsEach }

  // MARK: - What is wanted

  /// Adds a picture behind the others of its group.
  package mutating func add(_ picture: PictureID, in group: GroupID) {
    plan.add(picture, in: group)
  }

  /// Takes a picture out; one that is being computed already is finished.
  package mutating func remove(_ picture: PictureID) {
    plan.remove(picture)
    for index in prepared.indices
    where prepared[index].pictures.contains(where: { $0.id == picture }) {
      prepared[index].pictures.removeAll { $0.id == picture }
      finish([picture])
    }
    prepared.removeAll(where: \.pictures.isEmpty)
  }

  /// Puts what waits and what is ready into other groups.
  package mutating func regroup(by group: (PictureID) -> GroupID) {
    plan.regroup(by: group)
    for index in prepared.indices {
      guard let first = prepared[index].pictures.first else { continue }
      prepared[index].group = group(first.id)
    }
  }

  /// Says what the person looks at.
  package mutating func prioritise(group: GroupID, visible: [PictureID]) {
    plan.prioritise(group: group, visible: visible)
  }

  /// Begins nothing more.
  package mutating func pause() {
    isPaused = true
    isIdle = true
  }

  /// Goes on.
  package mutating func resume() {
    isPaused = false
  }

  // MARK: - What is done

  /// Takes out pictures of one group to be prepared; none where none wait, or enough are ready.
  package mutating func nextToPrepare() -> [PictureID] {
    guard !isPaused, isRoomForMore else { return [] }
    // Where less is left than a batch for each, the workers share it, so that none is idle.
    let share = (plan.waitingCount + workers - 1) / workers
    return plan.next(limit: min(batch, max(1, share)))
  }

  /// One batch a worker is ready ahead, and a few more where something more urgent has come up than
  /// all that is ready.
  private var isRoomForMore: Bool {
    mutating get {
      if prepared.count < workers { return true }
      guard prepared.count < 2 * workers, let next = plan.nextUrgency() else { return false }
      return prepared.allSatisfy { urgency(of: $0) > next }
    }
  }

  /// Takes in pictures that are ready.
  package mutating func add(_ batch: PreparedBatch) {
    prepared.append(batch)
  }

  /// Takes out the most urgent batch that is ready, at a moment in seconds.
  package mutating func nextToCompute(at moment: Double) -> PreparedBatch? {
    guard !isPaused,
      let index = prepared.indices.min(by: { one, other in
        urgency(of: prepared[one]) < urgency(of: prepared[other])
      })
    else { return nil }
    if isIdle { rate.start(at: moment) }
    isIdle = false
    return prepared.remove(at: index)
  }

  /// Says that so many scores were computed by a moment in seconds.
  package mutating func computed(_ scores: Int, at moment: Double) {
    rate.add(scores, at: moment)
  }

  /// Says that pictures which were taken out are done, or cannot be.
  package mutating func finish(_ pictures: [PictureID]) {
    plan.finish(pictures)
    if plan.isFinished { isIdle = true }
  }

  private func urgency(of batch: PreparedBatch) -> ScoringPlan.Urgency {
    batch.pictures.map { plan.urgency(of: $0.id, in: batch.group) }.min() ?? .rest
  }
}
