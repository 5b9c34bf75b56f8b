internal import Tensors

/// Linear layers to one number, with nothing between them, so that together they are one vector and
/// one offset (THUDM/ImageReward, ImageReward.py: MLP, whose activations are commented out).
struct RewardHead: Sendable {
  /// The product of all weights.
  private let vector: [Double]
  /// What the biases come to.
  private let offset: Double

  /// Reads `layers.0`, `.2`, `.4`, `.6` and `.7`: [1024, width] down to [1, 16].
  init(_ weights: Weights, width: Int) throws(CheckpointError) {
    var layers: [Linear] = []
    var inputs = width
    for name in ["layers.0", "layers.2", "layers.4", "layers.6", "layers.7"] {
      let outputs =
        name == "layers.7"
        ? 1 : try weights.shape(of: name + ".weight", dimensions: 2)[0]
      layers.append(try Linear(weights[name], inputs, to: outputs))
      inputs = outputs
    }
    var vector = [1.0]
    var offset = 0.0
    for layer in layers.reversed() {
      let bias = layer.bias?.values ?? []
      offset += zip(vector, bias).reduce(0) { $0 + $1.0 * Double($1.1) }
      var next = [Double](repeating: 0, count: layer.inputs)
      layer.weight.withMatrix { weight in
        for (row, factor) in vector.enumerated() {
          for (column, value) in weight[row].enumerated() { next[column] += factor * Double(value) }
        }
      }
      vector = next
    }
    self.vector = vector
    self.offset = offset
  }

  /// The number for one state.
  func callAsFunction(_ state: UnsafeBufferPointer<Float>) -> Double {
    precondition(state.count == vector.count, "a state of the head's width")
    return zip(vector, state).reduce(offset) { $0 + $1.0 * Double($1.1) }
  }
}
