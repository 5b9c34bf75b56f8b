internal import CKernels

/// The curve between the two layers of a feed-forward network.
package enum Activation: String, Sendable, Hashable {
  /// x/2 (1 + erf(x/√2)).
  case gelu = "gelu"
  /// x / (1 + exp(−1.702 x)), OpenAI CLIP's.
  case quickGELU = "quick_gelu"

  /// x = activation(x + bias), the first column of `x` belonging to the bias's value `first`.
  package func apply(_ x: MatrixView, adding bias: Tensor?, from first: Int = 0, _ lane: Lane) {
    guard let bias else { return apply(x, adding: Tensor.zeros(x.columns), lane) }
    bias.withUnsafeValues { values in
      guard let start = values.baseAddress else { return }
      precondition(first >= 0 && first + x.columns <= values.count, "a bias for each column")
      switch self {
      case .gelu:
        salon_bias_gelu(lane.level, x.start, x.stride, start + first, x.rows, x.columns)
      case .quickGELU:
        salon_bias_quick_gelu(lane.level, x.start, x.stride, start + first, x.rows, x.columns)
      }
    }
  }
}

extension Tensor {
  /// `count` zeros.
  fileprivate static func zeros(_ count: Int) -> Tensor {
    Tensor(shape: [count]) { $0.initialize(repeating: 0) }
  }
}
