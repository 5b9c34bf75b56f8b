internal import CKernels
internal import Foundation

/// Products of row-major matrices, on the calling thread.
package enum MatrixProduct {
  /// What happens to the sums before they are written: a bias of each column is added, and a curve
  /// applied.
  struct Finish {
    var bias: UnsafePointer<Float>?
    var activation: Activation?
  }

  /// c = a · bᵀ, or c += a · bᵀ: `a` is [M, K], `b` is [N, K] as a linear layer's weight lies in a
  /// checkpoint, `c` is [M, N].
  package static func timesTransposed(
    _ a: MatrixView, _ b: MatrixView, into c: MatrixView, adding: Bool = false, on lane: Lane
  ) {
    timesTransposed(a, b, into: c, adding: adding, finish: Finish(), on: lane)
  }

  /// c = finish(a · bᵀ), or c = finish(c + a · bᵀ), of the same sizes; the bias is [N].
  static func timesTransposed(
    _ a: MatrixView, _ b: MatrixView, into c: MatrixView, adding: Bool = false, finish: Finish,
    on lane: Lane
  ) {
    precondition(
      a.columns == b.columns && c.rows == a.rows && c.columns == b.rows, "the sizes fit")
    multiply(a, b, isTransposed: true, into: c, adding: adding, finish, on: lane)
  }

  /// c = a · b, or c += a · b: `a` is [M, K], `b` is [K, N], `c` is [M, N].
  package static func times(
    _ a: MatrixView, _ b: MatrixView, into c: MatrixView, adding: Bool = false, on lane: Lane
  ) {
    precondition(
      a.columns == b.rows && c.rows == a.rows && c.columns == b.columns, "the sizes fit")
    multiply(a, b, isTransposed: false, into: c, adding: adding, Finish(), on: lane)
  }

  private static func multiply(
    _ a: MatrixView, _ b: MatrixView, isTransposed: Bool, into c: MatrixView, adding: Bool,
    _ finish: Finish, on lane: Lane
  ) {
    guard c.rows > 0, c.columns > 0 else { return }
    let start = nanoseconds()
    var product = salon_product(
      a: a.start, a_stride: a.stride, b: b.start, b_stride: b.stride,
      b_is_transposed: isTransposed ? 1 : 0, c: c.start, c_stride: c.stride, rows: c.rows,
      columns: c.columns, depth: a.columns, adding: adding ? 1 : 0, bias: finish.bias,
      curve: finish.activation?.curve ?? .no_curve, pass: nil, gate: nil)
    if let gate = lane.gate {
      // The lane's workspace keeps the gate for longer than this.
      product.gate = Unmanaged.passUnretained(gate).toOpaque()
      product.pass = { Unmanaged<ComputeGate>.fromOpaque($0).takeUnretainedValue().pass() }
    }
    salon_compute(lane.level, &product, lane.room)
    guard let tally = lane.tally else { return }
    tally.pointee.operations += 2 * Double(c.rows) * Double(c.columns) * Double(a.columns)
    tally.pointee.seconds += Double(nanoseconds() - start) / 1e9
  }

  private static func nanoseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}
