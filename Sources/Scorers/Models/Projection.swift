internal import Tensors

/// A map between widths, stored either way around.
struct Projection: Sendable {
  private let weight: Tensor
  private let isInputsFirst: Bool
  private let bias: Tensor?
  /// The width of what comes out.
  let outputs: Int

  /// A tensor's name and which dimension comes first.
  enum Key: Sendable {
    /// [inputs, outputs], as OpenAI's `x @ proj` has it.
    case inputsFirst(String)
    /// [outputs, inputs], as a linear layer has it.
    case outputsFirst(String)
    /// A linear layer with `weight`, [outputs, inputs], and `bias`.
    case layer(String)
  }

  /// Reads a map from `inputs` channels.
  init(_ weights: Weights, _ key: Key, _ inputs: Int) throws(CheckpointError) {
    switch key {
    case .inputsFirst(let name):
      outputs = try weights.shape(of: name, dimensions: 2)[1]
      weight = try weights.tensor(name, inputs, outputs)
      isInputsFirst = true
      bias = nil
    case .outputsFirst(let name):
      outputs = try weights.shape(of: name, dimensions: 2)[0]
      weight = try weights.tensor(name, outputs, inputs)
      isInputsFirst = false
      bias = nil
    case .layer(let name):
      outputs = try weights.shape(of: name + ".weight", dimensions: 2)[0]
      weight = try weights.tensor(name + ".weight", outputs, inputs)
      isInputsFirst = false
      bias = try weights.tensor(name + ".bias", outputs)
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
        bias?.withUnsafeValues { bias in
          for column in bias.indices { values[column] += bias[column] }
        }
        let length = values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        return Tensor(shape: [outputs], values.map { Float(Double($0) / length) })
      }
    }
  }
}
