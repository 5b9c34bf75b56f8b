import Synchronization
import Tensors
import Testing

@Suite("Scratch memory and threads")
struct WorkspaceTests {
  @Test("Matrices of one scope do not overlap, and their rows are aligned")
  func apart() {
    let workspace = Workspace()
    workspace.scratch {
      let matrices = (1..<40).map { workspace.matrix($0, 100 * $0, padding: 16) }
      for (index, matrix) in matrices.enumerated() {
        #expect(Int(bitPattern: matrix.start) % 64 == 0 && matrix.stride % 16 == 0)
        for row in 0..<matrix.rows { matrix[row].update(repeating: Float(index)) }
      }
      for (index, matrix) in matrices.enumerated() {
        #expect((0..<matrix.rows).allSatisfy { matrix[$0].allSatisfy { $0 == Float(index) } })
      }
    }
  }

  @Test("A later scope gets the same memory again")
  func reuse() {
    let workspace = Workspace()
    func place() -> UnsafeMutablePointer<Float> {
      workspace.scratch {
        workspace.scratch { _ = workspace.matrix(700, 700) }
        return workspace.scratch { workspace.matrix(500, 500).start }
      }
    }
    _ = place()
    let first = place()
    #expect(place() == first)
  }

  @Test("Scopes that follow one another share memory before anything is known of their size")
  func firstScopes() {
    let workspace = Workspace()
    workspace.scratch {
      _ = workspace.matrix(600, 600)
      let places = (0..<5).map { _ in
        workspace.scratch { (workspace.matrix(700, 700).start, workspace.matrix(900, 900).start) }
      }
      #expect(places.allSatisfy { $0 == places[0] })
    }
  }

  @Test("A split covers everything once, whatever the team", arguments: [1, 2, 3, 5])
  func split(threads: Int) {
    let workspace = Workspace(threads: threads)
    for (count, unit) in [(0, 1), (1, 1), (2, 64), (64, 64), (1000, 64), (5, 1), (12, 5)] {
      let seen = Mutex<[Range<Int>]>([])
      workspace.split(count, unit: unit) { range, _ in seen.withLock { $0.append(range) } }
      let ranges = seen.withLock { $0 }.filter { !$0.isEmpty }.sorted {
        $0.lowerBound < $1.lowerBound
      }
      #expect(ranges.flatMap { Array($0) } == Array(0..<count))
      #expect(ranges.allSatisfy { $0.lowerBound % unit == 0 })
    }
  }

  @Test("A team runs each part once, a thousand steps in a row", arguments: [1, 2, 4])
  func team(size: Int) {
    let team = ThreadTeam(size: size)
    let counts = Mutex([Int](repeating: 0, count: size))
    for _ in 0..<1000 { team.run { part in counts.withLock { $0[part] += 1 } } }
    #expect(counts.withLock { $0 } == [Int](repeating: 1000, count: size))
  }

  @Test("Products are counted on every thread", arguments: [1, 2])
  func tally(threads: Int) {
    let workspace = Workspace(threads: threads)
    let weight = Tensor(shape: [128, 5], [Float](repeating: 1, count: 640))
    workspace.scratch {
      let x = workspace.matrix(3, 5)
      for row in 0..<3 { x[row].update(repeating: 2) }
      let out = workspace.matrix(3, 128)
      Linear(weight: weight, bias: nil)(x, into: out, workspace)
      #expect((0..<3).allSatisfy { out[$0].allSatisfy { $0 == 10 } })
    }
    #expect(workspace.tally.operations == 2 * 3 * 5 * 128)
    #expect(workspace.tally.seconds > 0)
    workspace.tally = ProductTally()
    #expect(workspace.tally == ProductTally())
  }
}
