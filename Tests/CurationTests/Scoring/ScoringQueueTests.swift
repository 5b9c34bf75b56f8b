import Curation
import Scorers
import Store
import Testing

@Suite struct ScoringQueueTests {
  private let cats = GroupID(rawValue: "cats")
  private let dogs = GroupID(rawValue: "dogs")

  private func ids(_ values: Int...) -> [PictureID] { values.map(PictureID.init(rawValue:)) }

  private func queue(cats: Int, dogs: Int, workers: Int = 1, batch: Int = 2) -> ScoringQueue {
    var queue = ScoringQueue(workers: workers, batch: batch)
    for index in 0..<(cats + dogs) {
      queue.add(PictureID(rawValue: index), in: index < cats ? self.cats : self.dogs)
    }
    return queue
  }

  /// Prepares the next pictures; whether there were any.
  @discardableResult
  private func prepare(_ queue: inout ScoringQueue) -> [PictureID] {
    let taken = queue.nextToPrepare()
    if let first = taken.first {
      let pictures = taken.map {
        PreparedPicture(
          id: $0, digest: ContentDigest(rawValue: "\($0.rawValue)"), prompt: nil, scorers: [.clip])
      }
      let group = first.rawValue < 4 ? cats : dogs
      queue.add(PreparedBatch(group: group, pictures: pictures))
    }
    return taken
  }

  private func compute(_ queue: inout ScoringQueue, at moment: Double = 0) -> [PictureID] {
    queue.nextToCompute(at: moment)?.pictures.map(\.id) ?? []
  }

  @Test("Pictures are prepared one batch a worker ahead, and no more")
  func bounded() {
    var queue = queue(cats: 4, dogs: 4)
    #expect(prepare(&queue) == ids(0, 1))
    #expect(prepare(&queue) == [])
    #expect(compute(&queue) == ids(0, 1))
    #expect(prepare(&queue) == ids(2, 3))
    #expect(prepare(&queue) == [])
  }

  @Test("What the person looks at overtakes what is ready, a few batches at a time")
  func urgent() {
    var queue = queue(cats: 4, dogs: 12)
    #expect(prepare(&queue) == ids(0, 1))
    queue.prioritise(group: dogs, visible: ids(9))
    #expect(prepare(&queue) == ids(9, 4))
    #expect(prepare(&queue) == [], "twice as many are enough")
    #expect(compute(&queue) == ids(9, 4))
    #expect(prepare(&queue) == ids(5, 6))
    #expect(compute(&queue) == ids(5, 6))
    queue.prioritise(group: cats, visible: ids(1))
    #expect(compute(&queue) == ids(0, 1))
  }

  @Test("While it is paused nothing is begun, and all that waited is done afterwards")
  func paused() {
    var queue = queue(cats: 4, dogs: 0)
    prepare(&queue)
    queue.pause()
    #expect(queue.isPaused && compute(&queue) == [] && prepare(&queue) == [])
    queue.resume()
    #expect(compute(&queue) == ids(0, 1))
    prepare(&queue)
    #expect(compute(&queue) == ids(2, 3))
    #expect(!queue.isFinished)
    queue.finish(ids(0, 1, 2, 3))
    #expect(queue.isFinished)
  }

  @Test("A pause does not count as time that scores took")
  func pausedRate() {
    var queue = queue(cats: 4, dogs: 0)
    prepare(&queue)
    _ = compute(&queue, at: 10)
    queue.pause()
    queue.computed(2, at: 12)
    #expect(queue.secondsEach == 1)
    queue.finish(ids(0, 1))
    queue.resume()
    prepare(&queue)
    _ = compute(&queue, at: 1000)
    queue.computed(2, at: 1001)
    #expect(queue.secondsEach == 0.5)
  }

  @Test("Pictures that come after it has run empty are taken, and the rate begins anew")
  func refilled() {
    var queue = queue(cats: 1, dogs: 0)
    prepare(&queue)
    _ = compute(&queue, at: 0)
    queue.computed(1, at: 1)
    queue.finish(ids(0))
    #expect(queue.isFinished)
    queue.add(PictureID(rawValue: 4), in: dogs)
    #expect(!queue.isFinished)
    #expect(prepare(&queue) == ids(4))
    #expect(compute(&queue, at: 500) == ids(4))
    queue.computed(1, at: 503)
    #expect(queue.secondsEach == 3)
    queue.finish(ids(4))
    #expect(queue.isFinished)
  }

  @Test("A picture that is taken out is not computed, whether it waits or is ready")
  func removed() {
    var queue = queue(cats: 4, dogs: 4)
    prepare(&queue)
    for id in ids(0, 2, 3, 5) { queue.remove(id) }
    #expect(compute(&queue) == ids(1))
    #expect(prepare(&queue) == ids(4, 6), "cats has no more")
    queue.remove(PictureID(rawValue: 4))
    queue.remove(PictureID(rawValue: 6))
    #expect(compute(&queue) == [], "nothing is left of the batch")
    #expect(prepare(&queue) == ids(7))
    #expect(compute(&queue) == ids(7))
    queue.finish(ids(1, 7))
    #expect(queue.isFinished)
  }
}
