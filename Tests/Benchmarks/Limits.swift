internal import CBLAS
internal import CKernels
internal import Foundation
internal import Synchronization
internal import Tensors

/// What the machine can do at best, in GFLOP/s of all workers together.
struct Limits: Codable {
  /// OpenBLAS's product of a feed-forward layer at four pictures, 788×1024×4096, one a worker.
  var sgemm: Double
  /// The same by the kernels that the models run on.
  var product: Double
  /// Multiply-adds in registers alone.
  var units: Double
  /// Which kernels OpenBLAS runs, and which the models.
  var blas: String
  var kernels: String
  var workers: Int

  /// Keeps the better of two measurements: noise only slows down.
  mutating func raise(to other: Limits) {
    sgemm = max(sgemm, other.sgemm)
    product = max(product, other.product)
    units = max(units, other.units)
  }

  /// Measures all three.
  static func measure(workers: Int) -> Limits {
    let (rows, columns, depth) = (788, 1024, 4096)
    openblas_set_num_threads(1)
    let blas = SideBySide.seconds(workers: workers, runs: 12) { worker in
      let (a, b) = (noise([rows, depth], worker), noise([columns, depth], worker + 100))
      var c = [Float](repeating: 0, count: rows * columns)
      return {
        a.withUnsafeValues { a in
          b.withUnsafeValues { b in
            cblas_sgemm(
              CblasRowMajor, CblasNoTrans, CblasTrans, blasint(rows), blasint(columns),
              blasint(depth), 1, a.baseAddress, blasint(depth), b.baseAddress, blasint(depth), 0,
              &c, blasint(columns))
          }
        }
      }
    }
    let products = SideBySide.seconds(workers: workers, runs: 12) { worker in
      let workspace = Workspace()
      let layer = Linear(weight: noise([columns, depth], worker), bias: nil)
      let x = noise([rows, depth], worker + 100)
      return {
        workspace.scratch {
          let out = workspace.matrix(rows, columns)
          x.withMatrix { layer($0, into: out, workspace) }
        }
      }
    }
    let level = salon_best_level()
    let operations = Mutex(0.0)
    let loops = SideBySide.seconds(workers: workers, runs: 5) { worker in
      {
        var sink = Float(worker) * 1e-9
        let done = salon_multiply_add_loop(level, 20_000_000, &sink)
        operations.withLock { $0 = sink.isNaN ? 0 : done }
      }
    }
    let size = Double(workers) * 2 * Double(rows) * Double(columns) * Double(depth) / 1e9
    return Limits(
      sgemm: size / (blas.min() ?? .infinity), product: size / (products.min() ?? .infinity),
      units: Double(workers) * operations.withLock { $0 } / (loops.min() ?? .infinity) / 1e9,
      blas: "OpenBLAS \(openblas_get_corename().map { String(cString: $0) } ?? "?")",
      kernels: Workspace.instructionSet, workers: workers)
  }

  /// Repeatable values between −1 and 1.
  private static func noise(_ shape: [Int], _ seed: Int) -> Tensor {
    Tensor(shape: shape) { room in
      var state = UInt32(truncatingIfNeeded: seed &* 7919 &+ 1)
      for index in room.indices {
        state = state &* 1_664_525 &+ 1_013_904_223
        room[index] = Float(Int32(bitPattern: state)) / Float(Int32.max)
      }
    }
  }
}
