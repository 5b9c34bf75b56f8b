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

  /// out = x · Wᵀ + b: `x` is [M, inputs], `out` is [M, outputs].
  package func callAsFunction(
    _ x: MatrixView, into out: MatrixView, _ workspace: Workspace
  ) {
    workspace.split(outputs, unit: Self.unit) { range, lane in
      apply(x, outputs: range, into: out.columns(range), lane)
    }
  }

  /// out = activation(x · Wᵀ + b), the bias and the activation in one pass.
  package func callAsFunction(
    _ x: MatrixView, _ activation: Activation, into out: MatrixView, _ workspace: Workspace
  ) {
    workspace.split(outputs, unit: Self.unit) { range, lane in
      let part = out.columns(range)
      withWeight(range) { MatrixProduct.timesTransposed(x, $0, into: part, on: lane) }
      activation.apply(part, adding: bias, from: range.lowerBound, lane)
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
    _ x: MatrixView, outputs range: Range<Int>, into out: MatrixView, _ lane: Lane
  ) {
    // BLAS would write zeros before it adds; the bias in their place costs nothing.
    bias?.withUnsafeValues { values in
      if let start = values.baseAddress { out.fillRows(start + range.lowerBound) }
    }
    withWeight(range) {
      MatrixProduct.timesTransposed(x, $0, into: out, adding: bias != nil, on: lane)
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
