internal import Store
internal import TestSupport
internal import Testing

@Suite("Undo and redo in several sessions")
struct SessionTests {
  private let mine: Library
  private let theirs: Library
  private let one = Sample.digest(1)
  private let two = Sample.digest(2)

  init() throws {
    mine = try Library.inMemory()
    theirs = mine.forNewSession()
  }

  private func stars(_ picture: ContentDigest, _ count: Int, in library: Library) throws {
    _ = try library.apply(Change("\(count)", [.stars(picture: picture, count)]))
  }

  @Test("A session undoes its own changes first, then what others did, and redoes in reverse")
  func ownFirst() throws {
    try stars(one, 1, in: mine)
    try stars(two, 2, in: theirs)
    try stars(one, 3, in: mine)
    try stars(two, 4, in: theirs)
    for label in ["3", "1"] {
      let undone = try mine.undo()
      #expect(undone?.label == label)
      #expect(undone?.isOwn == true)
    }
    for label in ["4", "2"] {
      let undone = try mine.undo()
      #expect(undone?.label == label)
      #expect(undone?.isOwn == false)
    }
    #expect(try mine.undo() == nil)
    #expect(try mine.judgements(of: [one, two]).isEmpty)
    for label in ["2", "4", "1", "3"] { #expect(try mine.redo()?.label == label) }
    #expect(try mine.redo() == nil)
    #expect(try mine.judgements(of: [one, two]).mapValues(\.stars) == [one: 3, two: 4])
  }

  @Test("Of others' changes only those that touch what is open are undone and redone")
  func scope() throws {
    let (one, two) = (one, two)
    try stars(one, 1, in: theirs)
    _ = try theirs.apply(Change("order", [.order(group: "g", [two, one])]))
    _ = try theirs.apply(Change("all", [.stars(picture: two, 2), .stars(picture: one, 2)]))
    try stars(two, 3, in: theirs)
    let open = JournalScope { $0 == one }
    for label in ["all", "order", "1"] { #expect(try mine.undo(in: open)?.label == label) }
    #expect(try mine.undo(in: open) == nil)
    #expect(try mine.judgement(of: two).stars == 3)
    let elsewhere = theirs.forNewSession()
    #expect(try elsewhere.redo(in: JournalScope { $0 == Sample.digest(9) }) == nil)
    #expect(try elsewhere.redo(in: open)?.label == "1")
  }

  @Test("An order is in scope with the pictures that were moved")
  func movedPictures() throws {
    let pictures = (1...9).map(Sample.digest)
    _ = try theirs.apply(Change("first", [.order(group: "g", pictures)]))
    var moved = pictures
    moved.swapAt(4, 5)
    _ = try theirs.apply(Change("swap", [.order(group: "g", moved)]))
    let first = JournalScope { $0 == pictures[0] }
    #expect(try mine.undo(in: first)?.label == "first")
    #expect(try mine.undo(in: first) == nil)
  }

  @Test("What was changed again since is left as it is, and said to be")
  func changedSince() throws {
    // Given a change of two pictures, one of which somebody else changed again
    _ = try mine.apply(
      Change("reject", [one, two].map { .decision(picture: $0, .rejected) }))
    _ = try theirs.apply(Change("accept", [.decision(picture: two, .accepted)]))
    // When it is undone
    let undone = try mine.undo()
    // Then their decision is kept
    #expect(undone?.edits == [.decision(picture: one, nil)])
    #expect(undone?.keptCount == 1)
    #expect(try mine.judgement(of: two) == Judgement(decision: .accepted))
    // And again when it is redone
    let redone = try mine.redo()
    #expect(redone?.edits == [.decision(picture: one, .rejected)])
    #expect(redone?.keptCount == 1)
    #expect(try mine.judgement(of: two) == Judgement(decision: .accepted))
  }

  @Test("An order that somebody else made anew is left as it is")
  func orderedSince() throws {
    let pictures = (1...9).map(Sample.digest)
    _ = try mine.apply(Change("first", [.order(group: "g", pictures)]))
    var moved = pictures
    moved.swapAt(0, 1)
    _ = try mine.apply(Change("swap", [.order(group: "g", moved)]))
    let reversed = Array(moved.reversed())
    _ = try theirs.apply(Change("anew", [.order(group: "g", reversed)]))
    let undone = try mine.undo()
    #expect(undone?.edits == [])
    #expect(undone?.keptCount == 1)
    #expect(try mine.order(of: "g") == reversed)
  }

  @Test("A session's new change gives up its own redo and no one else's")
  func redoOfOthers() throws {
    try stars(one, 1, in: mine)
    try stars(two, 2, in: theirs)
    _ = try mine.undo()
    _ = try theirs.undo()
    try stars(one, 5, in: mine)
    #expect(try mine.redo() == nil)
    #expect(try theirs.redo()?.label == "2")
    #expect(try mine.redo() == nil)
  }

  @Test("A revision grows with every change, and news tell what was touched since")
  func news() throws {
    let start = try mine.revision()
    try stars(one, 1, in: mine)
    _ = try theirs.apply(Change("order", [.order(group: "a\0b", [one, two])]))
    let news = try mine.news(since: start)
    #expect(news.pictures == [one])
    #expect(news.groups == ["a\0b"])
    #expect(news.revision == start + 2)
    _ = try mine.undo()
    #expect(try mine.news(since: news.revision).pictures == [one])
    _ = try theirs.undo()
    #expect(try mine.news(since: news.revision).groups == ["a\0b"])
    let last = try mine.revision()
    let none = try mine.news(since: last)
    #expect(none.revision == last && none.pictures.isEmpty && none.groups.isEmpty)
    #expect(try mine.apply(Change("none", [.stars(picture: one, 0)])) == nil)
    #expect(try mine.revision() == last, "what changes nothing is no news")
  }
}
