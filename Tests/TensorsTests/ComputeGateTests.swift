import Foundation
import Synchronization
import Tensors
import Testing

@Suite("The gate that scoring waits at")
struct ComputeGateTests {
  /// Runs `body` on a thread of its own and tells when it began and when it has ended.
  private final class Run: Sendable {
    let began = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    private let over = Atomic<Bool>(false)
    var isOver: Bool { over.load(ordering: .acquiring) }

    init(_ body: @escaping @Sendable () -> Void) {
      Thread { [self] in
        began.signal()
        body()
        over.store(true, ordering: .releasing)
        ended.signal()
      }.start()
      began.wait()
      // Long enough for whoever does not wait.
      usleep(50_000)
    }
  }

  @Test("An open gate is passed, a closed one when it is opened")
  func opened() {
    let gate = ComputeGate()
    gate.pass()
    gate.close(atMost: 3600)
    let run = Run { gate.pass() }
    #expect(!run.isOver)
    gate.open()
    #expect(run.ended.wait(timeout: .now() + 60) == .success)
  }

  @Test("A gate that nobody opens opens by itself, also where it was closed anew meanwhile")
  func forgotten() {
    let gate = ComputeGate()
    gate.close(atMost: 0.01)
    gate.pass()
    gate.close(atMost: 3600)
    let run = Run { gate.pass() }
    gate.close(atMost: 0.01)
    #expect(run.ended.wait(timeout: .now() + 60) == .success)
  }

  @Test("A product waits at a closed gate and comes to the same", arguments: [1, 2])
  func product(threads: Int) {
    let gate = ComputeGate()
    let results = Mutex<[[Float]]>([])
    let compute = { @Sendable (gate: ComputeGate?) in
      let workspace = Workspace(threads: threads, gate: gate)
      workspace.scratch {
        let (a, b, c) = (
          workspace.matrix(50, 300), workspace.matrix(200, 300), workspace.matrix(50, 200)
        )
        for row in 0..<50 { for column in 0..<300 { a[row][column] = Float(row % 7 - column % 5) } }
        for row in 0..<200 {
          for column in 0..<300 { b[row][column] = Float(row % 3 - column % 4) }
        }
        workspace.split(50, unit: 25) { rows, lane in
          MatrixProduct.timesTransposed(a.rows(rows), b, into: c.rows(rows), on: lane)
        }
        results.withLock { $0.append((0..<50).flatMap { Array(c[$0]) }) }
      }
    }
    compute(nil)
    gate.close(atMost: 3600)
    let run = Run { compute(gate) }
    #expect(!run.isOver)
    gate.open()
    #expect(run.ended.wait(timeout: .now() + 60) == .success)
    let both = results.withLock { $0 }
    #expect(both.count == 2 && both[0] == both[1])
  }
}
