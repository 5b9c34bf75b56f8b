/// Two linear layers with a curve between them.
package struct FeedForward: Sendable {
  /// [H, W].
  private let first: Linear
  /// [W, H].
  package let second: Linear
  private let activation: Activation

  /// From its layers.
  package init(_ first: Linear, _ activation: Activation, _ second: Linear) {
    precondition(first.outputs == second.inputs, "the layers fit")
    self.first = first
    self.second = second
    self.activation = activation
  }

  /// x += second(activation(first(n))) without the second layer's bias, which the next
  /// normalization adds.
  ///
  /// `n` and `x` are [M, W].
  package func add(_ n: MatrixView, to x: MatrixView, _ workspace: Workspace) {
    workspace.scratch {
      let hidden = workspace.matrix(n.rows, first.outputs)  // [M, H]
      first(n, activation, into: hidden, workspace)
      second.add(hidden, to: x, workspace)
    }
  }
}
