internal import CBLAS
internal import Foundation

/// Products of row-major matrices, by BLAS on the calling thread.
package enum MatrixProduct {
  /// c = a · bᵀ, or c += a · bᵀ: `a` is [M, K], `b` is [N, K] as a linear layer's weight lies in a
  /// checkpoint, `c` is [M, N].
  package static func timesTransposed(
    _ a: MatrixView, _ b: MatrixView, into c: MatrixView, adding: Bool = false, on lane: Lane
  ) {
    precondition(
      a.columns == b.columns && c.rows == a.rows && c.columns == b.rows, "the sizes fit")
    multiply(a, b, CblasTrans, into: c, adding: adding, on: lane)
  }

  /// c = a · b, or c += a · b: `a` is [M, K], `b` is [K, N], `c` is [M, N].
  package static func times(
    _ a: MatrixView, _ b: MatrixView, into c: MatrixView, adding: Bool = false, on lane: Lane
  ) {
    precondition(
      a.columns == b.rows && c.rows == a.rows && c.columns == b.columns, "the sizes fit")
    multiply(a, b, CblasNoTrans, into: c, adding: adding, on: lane)
  }

  /// Which library computes them and with which processor's kernels, for `doctor`.
  package static var library: String {
    let core = openblas_get_corename().map { String(cString: $0) } ?? "?"
    let version = openblas_get_config().map { String(cString: $0) } ?? "?"
    return "\(version.split(separator: " ").prefix(2).joined(separator: " ")), \(core) kernels"
  }

  private static func multiply(
    _ a: MatrixView, _ b: MatrixView, _ form: CBLAS_TRANSPOSE, into c: MatrixView, adding: Bool,
    on lane: Lane
  ) {
    guard c.rows > 0, c.columns > 0 else { return }
    let start = nanoseconds()
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, form, blasint(c.rows), blasint(c.columns), blasint(a.columns),
      1, a.start, blasint(a.stride), b.start, blasint(b.stride), adding ? 1 : 0, c.start,
      blasint(c.stride))
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
