internal import Store
internal import TestSupport
internal import Testing

@Suite("Moves within an order")
struct OrderMovesTests {
  private func order(_ numbers: [Int]) -> [ContentDigest] { numbers.map(Sample.digest) }

  @Test(
    "Moves lead from one order to the other and back, and are as few as can be",
    arguments: [
      ([1, 2, 3, 4], [1, 3, 2, 4], 1), ([1, 2, 3, 4], [4, 1, 2, 3], 1),
      ([1, 2, 3, 4], [2, 3, 4, 1], 1), ([1, 2, 3, 4], [4, 3, 2, 1], 3),
      ([1, 2, 3], [1, 2, 3], 0), ([1, 2], [5, 1, 6, 2, 7], 3), ([5, 1, 6, 2, 7], [1, 2], 3),
      ([], [1, 2], 2), ([1, 2], [], 2), ([1, 2, 3], [4, 5], 3),
    ])
  func bothWays(_ from: [Int], _ to: [Int], _ count: Int) {
    let moves = OrderMoves(from: order(from), to: order(to))
    #expect(moves.applied(to: order(from)) == order(to))
    #expect(moves.reversed.applied(to: order(to)) == order(from))
    #expect(max(moves.taken.count, moves.put.count) == count)
  }

  @Test("Any order becomes any other")
  func shuffles() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let from = (0..<Int.random(in: 0...40)).shuffled(using: &generator)
      let to = (0..<Int.random(in: 0...40)).shuffled(using: &generator)
      let moves = OrderMoves(from: order(from), to: order(to))
      #expect(moves.applied(to: order(from)) == order(to), "\(from) to \(to)")
      #expect(moves.reversed.applied(to: order(to)) == order(from), "\(from) to \(to)")
    }
  }

  @Test("Moves of another order are not applied")
  func elsewhere() {
    let moves = OrderMoves(from: order([1, 2, 3, 4]), to: order([1, 3, 2, 4]))
    #expect(moves.applied(to: order([4, 3, 2, 1])) == nil)
    #expect(moves.applied(to: order([])) == nil)
    let entry = OrderMoves(from: order([1, 2]), to: order([1, 2, 3]))
    #expect(entry.applied(to: order([3, 1])) == nil, "a picture stands in an order once")
  }

  @Test("Moving one of many pictures takes little room, and is undone in any number")
  func compact() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let library = try Library.open(at: path)
    var pictures = (0..<1000).map(Sample.digest)
    _ = try library.apply(Change("first", [.order(group: "g", pictures)]))
    var orders = [pictures]
    for step in 0..<20 {
      pictures.swapAt(step * 7, step * 7 + 1)
      _ = try library.apply(Change("move", [.order(group: "g", pictures)]))
      orders.append(pictures)
    }
    let sizes = try RawDatabase(path)
      .texts("SELECT length(forward) + length(inverse) FROM journal WHERE label = 'move'")
    #expect(sizes.count == 20)
    #expect(sizes.allSatisfy { Int($0) ?? .max < 600 })
    for order in orders.dropLast().reversed() {
      #expect(try library.undo()?.edits == [.order(group: "g", order)])
    }
    for order in orders.dropFirst() {
      #expect(try library.redo()?.edits == [.order(group: "g", order)])
    }
    #expect(try library.order(of: "g") == pictures)
  }
}
