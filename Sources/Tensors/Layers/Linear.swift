/// y = x · Wᵀ + b, the weight being [outputs, inputs] as checkpoints have it.
package struct Linear: Sendable {
  /// [outputs, inputs]; a convolution's further dimensions count as inputs.
  package let weight: Tensor
  /// [outputs].
  package let bias: Tensor?
  /// The width of what comes out.
  package let outputs: Int
  /// The width of what goes in.
  package let inputs: Int

  /// A layer from its tensors.
  package init(weight: Tensor, bias: Tensor?) {
    outputs = weight.shape.first ?? 0
    inputs = weight.shape.dropFirst().reduce(1, *)
    precondition(bias == nil || bias?.count == outputs, "a bias for each output")
    self.weight = weight
    self.bias = bias
  }

  /// Reads `weight` [outputs, inputs] and `bias` [outputs].
  package init(
    _ weights: Weights, _ inputs: Int, to outputs: Int, bias: Bool = true
  ) throws(CheckpointError) {
    self.init(
      weight: try weights.tensor("weight", outputs, inputs),
      bias: bias ? try weights.tensor("bias", outputs) : nil)
  }

  /// out = x · Wᵀ + b, or of that a curve's values: `x` is [M, inputs], `out` is [M, outputs].
  package func callAsFunction(
    _ x: MatrixView, _ activation: Activation? = nil, into out: MatrixView, _ workspace: Workspace
  ) {
    workspace.split(outputs, unit: Self.unit) { range, lane in
      apply(x, activation, outputs: range, into: out.columns(range), lane)
    }
  }

  /// out += x · Wᵀ.
  ///
  /// The bias is left out: whoever reads `out` next, a normalization, adds it on its way.
  package func add(_ x: MatrixView, to out: MatrixView, _ workspace: Workspace) {
    workspace.split(outputs, unit: Self.unit) { range, lane in
      withWeight(range) {
        MatrixProduct.timesTransposed(x, $0, into: out.columns(range), adding: true, on: lane)
      }
    }
  }

  /// Some of the outputs, on one thread: `out` is [M, range.count].
  package func apply(
    _ x: MatrixView, _ activation: Activation? = nil, outputs range: Range<Int>,
    into out: MatrixView, _ lane: Lane
  ) {
    withWeight(range) { weight in
      guard let bias else {
        return MatrixProduct.timesTransposed(
          x, weight, into: out, finish: .init(activation: activation), on: lane)
      }
      bias.withUnsafeValues { values in
        let own = values.baseAddress.map { $0 + range.lowerBound }
        MatrixProduct.timesTransposed(
          x, weight, into: out, finish: .init(bias: own, activation: activation), on: lane)
      }
    }
  }

  /// The rows of the weight that make some of the outputs.
  package func withWeight(_ range: Range<Int>, _ body: (MatrixView) -> Void) {
    weight.withMatrix { body($0.rows(range)) }
  }

  /// Outputs are divided among threads in whole vectors and cache lines.
  private static let unit = 64
}

extension Tensor {
  /// The values as a matrix whose rows are the first dimension's; only to be read.
  package func withMatrix<Result>(_ body: (MatrixView) -> Result) -> Result {
    withUnsafeValues { values in
      let rows = shape.first ?? 1
      guard let start = values.baseAddress, rows > 0 else {
        preconditionFailure("a weight has values")
      }
      return body(
        MatrixView(
          UnsafeMutablePointer(mutating: start), rows: rows, columns: values.count / rows))
    }
  }
}

extension Tensor {
  /// The values of a matrix, copied: [rows, columns].
  package init(copying matrix: MatrixView) {
    self.init(shape: [matrix.rows, matrix.columns]) { room in
      guard let start = room.baseAddress else { return }
      MatrixView(start, rows: matrix.rows, columns: matrix.columns).copy(matrix)
    }
  }
}
