internal import Tensors

/// A map between widths without a bias, stored either way around.
struct Projection: Sendable {
  private let weight: Tensor
  private let isInputsFirst: Bool
  /// The width of what comes out.
  let outputs: Int

  /// A tensor's name and which dimension comes first.
  enum Key: Sendable {
    /// [inputs, outputs], as OpenAI's `x @ proj` has it.
    case inputsFirst(String)
    /// [outputs, inputs], as a linear layer has it.
    case outputsFirst(String)
  }

  /// Reads a map from `inputs` channels.
  init(_ weights: Weights, _ key: Key, _ inputs: Int) throws(CheckpointError) {
    switch key {
    case .inputsFirst(let name):
      outputs = try weights.shape(of: name, dimensions: 2)[1]
      weight = try weights.tensor(name, inputs, outputs)
      isInputsFirst = true
    case .outputsFirst(let name):
      outputs = try weights.shape(of: name, dimensions: 2)[0]
      weight = try weights.tensor(name, outputs, inputs)
      isInputsFirst = false
    }
  }

  /// The projected rows of `x`, each scaled to length 1: `x` is [M, inputs].
  func normalized(_ x: MatrixView, _ workspace: Workspace) -> [Tensor] {
    workspace.scratch {
      let out = workspace.matrix(x.rows, outputs)  // [M, E]
      workspace.split(1) { _, lane in
        weight.withMatrix { weight in
          if isInputsFirst {
            MatrixProduct.times(x, weight, into: out, on: lane)
          } else {
            MatrixProduct.timesTransposed(x, weight, into: out, on: lane)
          }
        }
      }
      return (0..<x.rows).map { row in
        let values = out[row]
        let length = values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        return Tensor(shape: [outputs], values.map { Float(Double($0) / length) })
      }
    }
  }
}
