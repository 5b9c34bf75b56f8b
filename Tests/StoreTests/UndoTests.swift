internal import Store
internal import TestSupport
internal import Testing

@Suite("Taking changes back and making them again")
struct UndoTests {
  private let library: Library
  private let pictures = (1...4).map(Sample.digest)

  init() throws {
    library = try Library.inMemory()
  }

  /// All that changes can change.
  private struct Snapshot: Equatable {
    let judgements: [ContentDigest: Judgement]
    let orders: [String: [ContentDigest]]

    init(_ library: Library, _ pictures: [ContentDigest]) throws {
      judgements = try library.judgements(of: pictures)
      orders = try library.orders()
    }
  }

  static let one = Sample.digest(1)
  static let two = Sample.digest(2)

  @Test(
    "A change that is undone and redone leaves what was before and after",
    arguments: [
      Change("accept", [.decision(picture: one, .accepted)]),
      Change("reject", [.decision(picture: two, .rejected)]),
      Change("clear", [.decision(picture: one, nil)]),
      Change("stars", [.stars(picture: one, 5)]),
      Change("no stars", [.stars(picture: two, 0)]),
      Change("order", [.order(group: "cats", [two, one])]),
      Change("new order", [.order(group: "dogs", [one])]),
      Change("no order", [.order(group: "cats", nil)]),
      Change(
        "all", [.stars(picture: one, 1), .order(group: "cats", [two]), .stars(picture: two, 1)]),
    ])
  func roundTrip(_ change: Change) throws {
    // Given a library in which some things are decided
    _ = try library.apply(
      Change(
        "before",
        [
          .decision(picture: Self.one, .rejected), .stars(picture: Self.two, 3),
          .order(group: "cats", [Self.one, Self.two]),
        ]))
    let before = try Snapshot(library, pictures)
    // When a change is made, undone and redone
    let applied = try #require(try library.apply(change))
    let after = try Snapshot(library, pictures)
    let undone = try library.undo()
    // Then each step leads where it should, and tells what is now in force
    #expect(try Snapshot(library, pictures) == before)
    #expect(undone?.label == change.label)
    #expect(undone?.edits.count == applied.edits.count)
    let redone = try library.redo()
    #expect(redone?.edits == applied.edits)
    #expect(redone?.label == applied.label)
    #expect(try Snapshot(library, pictures) == after)
    #expect(after != before)
  }

  @Test("Accepting one and rejecting the others is undone as one")
  func pick() throws {
    // Given a group of which one is rejected already
    _ = try library.apply(Change("reject", [.decision(picture: pictures[1], .rejected)]))
    // When the first is picked
    let edits = pictures.enumerated().map { index, picture in
      Edit.decision(picture: picture, index == 0 ? .accepted : .rejected)
    }
    let applied = try library.apply(Change("accept only this", edits))
    #expect(applied?.edits.count == 3)
    // Then one undo takes it all back, and no more
    let undone = try library.undo()
    #expect(
      undone?.edits == [
        .decision(picture: pictures[0], nil), .decision(picture: pictures[2], nil),
        .decision(picture: pictures[3], nil),
      ])
    #expect(
      try library.judgements(of: pictures) == [pictures[1]: Judgement(decision: .rejected)])
  }

  @Test("Many changes are undone and redone in their order")
  func many() throws {
    // Given many changes
    var states = [try Snapshot(library, pictures)]
    for number in 1...20 {
      let picture = pictures[number % 4]
      _ = try library.apply(Change("\(number)", [.stars(picture: picture, number % 5 + 1)]))
      states.append(try Snapshot(library, pictures))
    }
    // When all are undone
    for number in (1...20).reversed() {
      #expect(try library.undo()?.label == "\(number)")
      #expect(try Snapshot(library, pictures) == states[number - 1])
    }
    // Then there is no more to undo, and all can be redone
    #expect(try library.undo() == nil)
    for number in 1...20 {
      #expect(try library.redo()?.label == "\(number)")
      #expect(try Snapshot(library, pictures) == states[number])
    }
    #expect(try library.redo() == nil)
  }

  @Test("A new change gives up what could have been redone")
  func newChange() throws {
    // Given three changes, two of them taken back
    for stars in 1...3 {
      _ = try library.apply(Change("\(stars)", [.stars(picture: Self.one, stars)]))
    }
    _ = try library.undo()
    _ = try library.undo()
    // When something else is done
    _ = try library.apply(Change("accept", [.decision(picture: Self.one, .accepted)]))
    // Then the two cannot be redone, though the history still tells of them
    #expect(try library.redo() == nil)
    let history = try library.history(limit: 9)
    #expect(history.map(\.label) == ["accept", "3", "2", "1"])
    #expect(history.map(\.isUndone) == [false, true, true, false])
    #expect(
      try library.judgement(of: Self.one) == Judgement(decision: .accepted, stars: 1))
    // Nor once the new change is taken back
    #expect(try library.undo()?.label == "accept")
    #expect(try library.redo()?.label == "accept")
    #expect(try library.redo() == nil)
  }

  @Test("Nothing is undone or redone in a new library")
  func empty() throws {
    #expect(try library.undo() == nil)
    #expect(try library.redo() == nil)
  }

  @Test("A later session undoes and redoes what an earlier one did")
  func sessions() throws {
    // Given two changes of an earlier session, one of them taken back
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    do {
      let earlier = try Library.open(at: path)
      _ = try earlier.apply(Change("first", [.order(group: "a \"b\" 画", pictures)]))
      _ = try earlier.apply(Change("second", [.stars(picture: Self.one, 2)]))
      _ = try earlier.undo()
    }
    // When a later one goes on
    let later = try Library.open(at: path)
    // Then
    #expect(try later.redo()?.edits == [.stars(picture: Self.one, 2)])
    #expect(try later.undo()?.label == "second")
    #expect(try later.undo()?.edits == [.order(group: "a \"b\" 画", nil)])
    #expect(try later.undo() == nil)
    #expect(try later.redo()?.edits == [.order(group: "a \"b\" 画", pictures)])
  }

  @Test("An entry of the journal that cannot be read is a named error, and changes nothing")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path)
    _ = try library.apply(Change("stars", [.stars(picture: Self.one, 4)]))
    try RawDatabase(path).execute("UPDATE journal SET inverse = '[{\"set\":\"sound\"}]'")
    let error = #expect(throws: LibraryError.self) { try library.undo() }
    #expect(error?.code == .damaged)
    #expect(try library.judgement(of: Self.one).stars == 4)
  }
}
