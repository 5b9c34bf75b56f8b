import Curation
import Testing

@Suite struct ScoringPlanTests {
  private func plan(_ counts: [(String, Int)]) -> ScoringPlan {
    var plan = ScoringPlan()
    var next = 0
    for (group, count) in counts {
      for _ in 0..<count {
        plan.add(PictureID(rawValue: next), in: GroupID(rawValue: group))
        next += 1
      }
    }
    return plan
  }

  private func ids(_ values: Int...) -> [PictureID] { values.map(PictureID.init(rawValue:)) }

  @Test("Without a wish the pictures come in the gallery's order, a batch never mixing groups")
  func galleryOrder() {
    var plan = plan([("a", 3), ("b", 2)])
    #expect(plan.next(limit: 2) == ids(0, 1))
    #expect(plan.next(limit: 2) == ids(2))
    #expect(plan.next(limit: 2) == ids(3, 4))
    #expect(plan.next(limit: 2).isEmpty)
  }

  @Test("Visible pictures come first, then their group, then the rest")
  func priorities() {
    var plan = plan([("a", 2), ("b", 5)])
    plan.prioritise(group: GroupID(rawValue: "b"), visible: ids(5, 4))
    #expect(plan.next(limit: 3) == ids(5, 4, 2))
    #expect(plan.next(limit: 3) == ids(3, 6))
    #expect(plan.next(limit: 3) == ids(0, 1))
  }

  @Test("A wish for a group that is done already changes nothing")
  func wishForAFinishedGroup() {
    var plan = plan([("a", 1), ("b", 1)])
    plan.prioritise(group: GroupID(rawValue: "a"), visible: ids(0))
    #expect(plan.next(limit: 4) == ids(0))
    plan.prioritise(group: GroupID(rawValue: "a"), visible: ids(0))
    #expect(plan.next(limit: 4) == ids(1))
  }

  @Test("A group that ran empty and gets pictures again has its turn")
  func refilledGroup() {
    var plan = plan([("a", 1), ("b", 2)])
    plan.prioritise(group: GroupID(rawValue: "b"), visible: ids(2))
    #expect(plan.next(limit: 4) == ids(2, 1))
    plan.add(PictureID(rawValue: 3), in: GroupID(rawValue: "b"))
    plan.prioritise(group: GroupID(rawValue: "c"), visible: [])
    #expect(plan.waitingCount == 2)
    #expect(plan.next(limit: 4) == ids(0))
    #expect(plan.next(limit: 4) == ids(3))
    #expect(plan.next(limit: 4).isEmpty)
  }

  @Test("It is finished once what was handed out is done, not before")
  func finished() {
    var plan = plan([("a", 1)])
    #expect(!plan.isFinished)
    let taken = plan.next(limit: 4)
    #expect(plan.waitingCount == 0)
    #expect(!plan.isFinished)
    plan.finish(taken)
    #expect(plan.isFinished)
  }

  // A group of which every picture had been taken out ended the whole plan.
  @Test("A group of which nothing is left is passed over")
  func removed() {
    var plan = plan([("a", 2), ("b", 1), ("c", 1)])
    plan.prioritise(group: GroupID(rawValue: "b"), visible: ids(2))
    #expect(plan.nextUrgency() == .visible)
    for id in ids(0, 1, 2) { plan.remove(id) }
    #expect(plan.nextUrgency() == .rest)
    #expect(plan.next(limit: 4) == ids(3))
    #expect(plan.nextUrgency() == nil)
    // And takes part again with what comes
    plan.add(PictureID(rawValue: 0), in: GroupID(rawValue: "a"))
    #expect(plan.next(limit: 4) == ids(0))
  }

  @Test("A picture is as urgent as what the person looks at makes it")
  func urgency() {
    var plan = plan([("a", 2), ("b", 1)])
    plan.prioritise(group: GroupID(rawValue: "a"), visible: ids(1))
    let group = GroupID(rawValue: "a")
    #expect(ids(0, 1).map { plan.urgency(of: $0, in: group) } == [.group, .visible])
    #expect(plan.urgency(of: PictureID(rawValue: 2), in: GroupID(rawValue: "b")) == .rest)
  }

  @Test("What waits can be put into other groups")
  func regrouped() {
    var plan = plan([("a", 2), ("b", 2)])
    #expect(plan.next(limit: 1) == ids(0))
    plan.regroup { GroupID(rawValue: $0.rawValue % 2 == 0 ? "even" : "odd") }
    #expect(plan.next(limit: 4) == ids(1, 3))
    #expect(plan.next(limit: 4) == ids(2))
    plan.finish(ids(0, 1, 2, 3))
    #expect(plan.isFinished)
  }
}
