internal import CKernels

/// Each row shifted to mean 0 and scaled to variance 1, then times a gain plus a shift
/// (Ba, Kiros, Hinton: Layer Normalization, 2016).
package struct LayerNorm: Sendable {
  /// [width].
  package let gain: Tensor
  /// [width].
  package let shift: Tensor
  /// Added to the variance.
  package let epsilon: Float

  /// A layer from its tensors.
  package init(gain: Tensor, shift: Tensor, epsilon: Float) {
    precondition(gain.count == shift.count, "a shift for each gain")
    self.gain = gain
    self.shift = shift
    self.epsilon = epsilon
  }

  /// Reads `weight` and `bias`, both [width].
  package init(_ weights: Weights, _ width: Int, epsilon: Float) throws(CheckpointError) {
    self.init(
      gain: try weights.tensor("weight", width), shift: try weights.tensor("bias", width),
      epsilon: epsilon)
  }

  /// out = norm(x + bias).
  ///
  /// `x` and `out` are [M, width] and may be the same. Unless they are, `x` keeps the sum, as a
  /// residual stream needs it.
  package func callAsFunction(
    _ x: MatrixView, adding bias: Tensor? = nil, into out: MatrixView, _ workspace: Workspace
  ) {
    precondition(
      x.columns == gain.count && out.columns == gain.count && out.rows == x.rows,
      "the sizes fit")
    gain.withUnsafeValues { gain in
      shift.withUnsafeValues { shift in
        guard let gain = gain.baseAddress, let shift = shift.baseAddress else { return }
        let run = { (bias: UnsafePointer<Float>?) in
          workspace.split(x.rows) { range, lane in
            let (from, to) = (x.rows(range), out.rows(range))
            salon_layer_norm(
              lane.level, from.start, from.stride, bias, gain, shift, epsilon, to.start, to.stride,
              from.rows, from.columns)
          }
        }
        if let bias {
          precondition(bias.count == x.columns, "a bias for each column")
          bias.withUnsafeValues { run($0.baseAddress) }
        } else {
          run(nil)
        }
      }
    }
  }
}
