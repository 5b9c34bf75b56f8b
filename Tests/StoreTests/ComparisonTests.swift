internal import Foundation
internal import Store
internal import TestSupport
internal import Testing

@Suite("Comparisons of two pictures")
struct ComparisonTests {
  private let one = Sample.digest(1)
  private let two = Sample.digest(2)
  private let three = Sample.digest(3)

  private func compare(
    _ library: Library, _ first: ContentDigest, _ second: ContentDigest, _ preference: Preference?,
    group: String = "a cat"
  ) throws {
    _ = try library.apply(
      Change("duel", [.comparison(group: group, first, second, preference)]))
  }

  @Test("An answer is kept whichever picture is named first, and the last one counts")
  func eitherWay() throws {
    let library = try Library.inMemory()
    try compare(library, two, one, .first)
    try compare(library, one, three, .neither)
    #expect(
      try library.comparisons(of: "a cat")
        == [Comparison(two, one, .first), Comparison(one, three, .neither)])
    try compare(library, one, two, .first)
    #expect(
      try library.comparisons(of: "a cat")
        == [Comparison(one, three, .neither), Comparison(two, one, .second)],
      "in the order in which they were said")
    // The same answer, said the other way round, changes nothing.
    let same = Change("duel", [.comparison(group: "a cat", two, one, .second)])
    #expect(try library.apply(same) == nil)
    #expect(try library.comparisons(of: "a dog").isEmpty)
    try compare(library, one, two, .neither, group: "a dog")
    #expect(try library.comparisons().mapValues(\.count) == ["a cat": 2, "a dog": 1])
  }

  @Test("Answers are undone and redone, with the order that the last one made")
  func undo() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path)
    try compare(library, one, two, .first)
    _ = try library.apply(
      Change(
        "duel",
        [
          .comparison(group: "a cat", two, three, .second),
          .order(group: "a cat", [one, three, two]),
        ]
      ))
    #expect(try library.undo()?.edits.count == 2)
    #expect(try library.order(of: "a cat") == nil)
    #expect(try library.comparisons(of: "a cat") == [Comparison(one, two, .first)])
    #expect(try library.undo()?.edits == [.comparison(group: "a cat", one, two, nil)])
    #expect(try library.comparisons().isEmpty)
    _ = try library.redo()
    _ = try library.redo()
    // And what was answered is there after opening again.
    let again = try Library.open(at: path)
    #expect(try again.comparisons(of: "a cat").count == 2)
    #expect(try again.order(of: "a cat") == [one, three, two])
    #expect(try again.history(limit: 2).allSatisfy { !$0.isUndone })
    #expect(try RawDatabase(path).texts("PRAGMA integrity_check") == ["ok"])
  }

  @Test("A picture is not compared with itself")
  func itself() throws {
    let library = try Library.inMemory()
    try compare(library, one, one, .first)
    #expect(try library.comparisons().isEmpty)
  }
}
