internal import CKernels

/// The squares of a picture as the rows of a matrix, so that a convolution whose stride is its size
/// becomes one product.
package enum Patches {
  /// Cuts `samples`, [side, side, 3], into squares of `patch` pixels: `out` is
  /// [(side / patch)², 3 · patch²], channel by channel, sample · scale + shift of its channel.
  package static func cut(
    _ samples: UnsafeBufferPointer<UInt8>, patch: Int, scale: [Float], shift: [Float],
    into out: MatrixView, _ lane: Lane
  ) {
    let across = Int(Double(out.rows).squareRoot())
    precondition(
      across * across == out.rows && samples.count == 3 * out.rows * patch * patch
        && out.columns == 3 * patch * patch && scale.count == 3 && shift.count == 3,
      "the squares make up the picture")
    guard let start = samples.baseAddress else { return }
    salon_patches(
      lane.level, start, across * patch, patch, scale, shift, out.start, out.stride)
  }

  /// The same of samples that are no whole numbers.
  package static func cut(
    _ samples: UnsafeBufferPointer<Float>, patch: Int, scale: [Float], shift: [Float],
    into out: MatrixView
  ) {
    let across = Int(Double(out.rows).squareRoot())
    precondition(
      across * across == out.rows && samples.count == 3 * out.rows * patch * patch
        && out.columns == 3 * patch * patch && scale.count == 3 && shift.count == 3,
      "the squares make up the picture")
    for row in 0..<out.rows {
      let square = out[row]
      let (top, left) = (row / across * patch, row % across * patch)
      for place in 0..<patch * patch {
        let (y, x) = (top + place / patch, left + place % patch)
        for channel in 0..<3 {
          square[channel * patch * patch + place] =
            samples[3 * (y * across * patch + x) + channel] * scale[channel] + shift[channel]
        }
      }
    }
  }
}
