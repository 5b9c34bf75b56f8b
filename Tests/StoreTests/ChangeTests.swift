internal import Foundation
internal import Store
internal import Testing

@Suite("Making changes")
struct ChangeTests {
  let library: Library
  let one = Sample.digest(1)
  let two = Sample.digest(2)
  let three = Sample.digest(3)

  init() throws {
    library = try Library.inMemory(now: { Sample.moment })
  }

  @Test("Nothing is known of a picture that was never judged")
  func unjudged() throws {
    #expect(try library.judgement(of: one) == Judgement())
    #expect(try library.judgements(of: [one, two]).isEmpty)
    #expect(try library.judgements(of: []).isEmpty)
    #expect(try library.order(of: "g") == nil)
    #expect(try library.orders().isEmpty)
  }

  @Test("Decisions and stars of a picture do not touch one another")
  func apart() throws {
    _ = try library.apply(Change("reject", [.decision(picture: one, .rejected)]))
    _ = try library.apply(Change("4 stars", [.stars(picture: one, 4)]))
    #expect(try library.judgement(of: one) == Judgement(decision: .rejected, stars: 4))
    _ = try library.apply(Change("clear", [.decision(picture: one, nil)]))
    #expect(try library.judgement(of: one) == Judgement(stars: 4))
    #expect(try library.judgements(of: [one, two]) == [one: Judgement(stars: 4)])
  }

  @Test("A judgement that was cleared is none")
  func cleared() throws {
    _ = try library.apply(Change("5 stars", [.stars(picture: one, 5)]))
    _ = try library.apply(Change("0 stars", [.stars(picture: one, 0)]))
    #expect(try library.judgements(of: [one]).isEmpty)
  }

  @Test("A change tells what it changed, and leaves out what was so already")
  func applied() throws {
    // Given a picture that is accepted
    _ = try library.apply(Change("accept", [.decision(picture: one, .accepted)]))
    // When it is accepted once more together with another
    let edits: [Edit] = [.decision(picture: one, .accepted), .decision(picture: two, .accepted)]
    let applied = try library.apply(Change("accept", edits))
    // Then the other is what changed
    #expect(applied?.edits == [edits[1]])
  }

  @Test("A change that changes nothing is none, and leaves what can be redone")
  func nothing() throws {
    // Given a change that was taken back
    _ = try library.apply(Change("accept", [.decision(picture: one, .accepted)]))
    _ = try library.undo()
    // When nothing is changed
    #expect(try library.apply(Change("clear", [.decision(picture: one, nil)])) == nil)
    #expect(try library.apply(Change("0 stars", [.stars(picture: two, 0)])) == nil)
    #expect(try library.apply(Change("no order", [.order(group: "g", nil)])) == nil)
    #expect(try library.apply(Change("nothing", [])) == nil)
    // Then the journal is as it was
    #expect(try library.history(limit: 9).map(\.label) == ["accept"])
    #expect(try library.redo()?.label == "accept")
  }

  @Test("Of several edits of one thing the last counts")
  func lastCounts() throws {
    let applied = try library.apply(
      Change(
        "turns",
        [
          .decision(picture: one, .accepted), .stars(picture: one, 2),
          .decision(picture: one, .rejected),
        ]))
    #expect(applied?.edits == [.decision(picture: one, .rejected), .stars(picture: one, 2)])
    let none = try library.apply(
      Change("round", [.stars(picture: one, 5), .stars(picture: one, 2)]))
    #expect(none == nil)
  }

  @Test("Orders are kept group by group")
  func orders() throws {
    _ = try library.apply(Change("order", [.order(group: "cats", [three, one, two])]))
    _ = try library.apply(Change("order", [.order(group: "dogs", [one])]))
    _ = try library.apply(Change("order", [.order(group: "", [two])]))
    #expect(try library.order(of: "cats") == [three, one, two])
    #expect(try library.orders() == ["cats": [three, one, two], "dogs": [one], "": [two]])
    _ = try library.apply(Change("no order", [.order(group: "cats", nil)]))
    #expect(try library.order(of: "cats") == nil)
    #expect(try library.orders() == ["dogs": [one], "": [two]])
  }

  // Strings used to end at their first NUL on the way into SQLite.
  @Test("Groups are told apart to the last byte")
  func groupBytes() throws {
    let orders = ["a": [one], "a\0": [two], "a\0b": [three], "\0": [one, two]]
    for (group, order) in orders {
      _ = try library.apply(Change("order", [.order(group: group, order)]))
    }
    #expect(try library.orders() == orders)
    for (group, order) in orders { #expect(try library.order(of: group) == order) }
    _ = try library.apply(Change("no order", [.order(group: "a\0b", nil)]))
    _ = try library.undo()
    #expect(try library.orders() == orders)
  }

  @Test("In an order a picture has its best place alone, and an order of nothing is none")
  func normalized() throws {
    let applied = try library.apply(Change("order", [.order(group: "g", [two, one, two])]))
    #expect(applied?.edits == [.order(group: "g", [two, one])])
    #expect(try library.order(of: "g") == [two, one])
    let emptied = try library.apply(Change("empty", [.order(group: "g", [])]))
    #expect(emptied?.edits == [.order(group: "g", nil)])
    #expect(try library.order(of: "g") == nil)
  }

  @Test("A change that breaks a rule is refused as a whole", arguments: [-1, 6, Int.max])
  func refused(_ stars: Int) throws {
    let error = #expect(throws: LibraryError.self) {
      try library.apply(
        Change("stars", [.decision(picture: one, .accepted), .stars(picture: two, stars)]))
    }
    #expect(error?.code == .refused)
    #expect(try library.judgements(of: [one, two]).isEmpty)
    #expect(try library.history(limit: 9).isEmpty)
  }

  @Test("The history tells the latest first, up to the limit")
  func history() throws {
    for stars in 1...4 {
      _ = try library.apply(Change("\(stars) stars", [.stars(picture: one, stars)]))
    }
    _ = try library.undo()
    let history = try library.history(limit: 3)
    #expect(history.map(\.label) == ["4 stars", "3 stars", "2 stars"])
    #expect(history.map(\.isUndone) == [true, false, false])
    #expect(history.map(\.id) == [4, 3, 2])
    #expect(history.first?.edits == [.value(.stars(picture: one, 4))])
    #expect(history.first?.date == Sample.moment)
    #expect(try library.history(limit: 0).isEmpty)
    #expect(try library.history(limit: -1).isEmpty)
  }
}
