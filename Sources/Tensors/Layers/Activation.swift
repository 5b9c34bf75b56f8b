internal import CKernels

/// The curve between the two layers of a feed-forward network.
package enum Activation: String, Sendable, Hashable {
  /// x/2 (1 + erf(x/√2)).
  case gelu = "gelu"
  /// x / (1 + exp(−1.702 x)), OpenAI CLIP's.
  case quickGELU = "quick_gelu"

  /// What the kernels call it.
  var curve: salon_curve {
    switch self {
    case .gelu: .gelu
    case .quickGELU: .quick_gelu
    }
  }
}
