/// Linear layers to one number in the aesthetic score's names, of repeatable numbers.
package struct SampleHead: Sendable {
  /// The layers' weights, [outputs, inputs], and biases.
  private let layers: [(name: String, inputs: Int, weight: [Float], bias: [Float])]

  /// A head on embeddings of `width` numbers; `factor` tells it from others.
  package init(width: Int, factor: Float = 1) {
    var layers: [(name: String, inputs: Int, weight: [Float], bias: [Float])] = []
    var inputs = width
    for (name, outputs) in [
      ("layers.0", 24), ("layers.2", 16), ("layers.4", 8), ("layers.6", 4), ("layers.7", 1),
    ] {
      let weight = (0..<inputs * outputs).map { Float($0 * 7919 % 101 - 50) / 100 * factor }
      let bias = (0..<outputs).map { Float($0 % 5) / 4 }
      layers.append((name, inputs, weight, bias))
      inputs = outputs
    }
    self.layers = layers
  }

  /// Its tensors.
  package var tensors: [SampleTensor] {
    layers.flatMap { layer in
      [
        SampleTensor(
          layer.name + ".weight", [layer.bias.count, layer.inputs], layer.weight),
        SampleTensor(layer.name + ".bias", [layer.bias.count], layer.bias),
      ]
    }
  }

  /// The number for an embedding, layer by layer.
  package func score(_ embedding: [Float]) -> Double {
    layers.reduce(embedding.map(Double.init)) { state, layer in
      layer.bias.indices.map { row in
        let weights = layer.weight[row * layer.inputs..<(row + 1) * layer.inputs]
        return zip(weights, state).reduce(Double(layer.bias[row])) { $0 + Double($1.0) * $1.1 }
      }
    }[0]
  }
}
