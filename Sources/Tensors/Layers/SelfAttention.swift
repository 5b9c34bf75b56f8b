/// Attention of the tokens of a sequence to one another, up to its output layer.
package struct SelfAttention: Sendable {
  /// Queries, keys and values: one layer [3W, W], or three [W, W].
  private let projections: [Linear]
  /// [W, W].
  package let output: Linear
  private let attention: Attention

  /// From one layer that makes queries, keys and values, in this order.
  package init(fused: Linear, output: Linear, attention: Attention) {
    precondition(fused.outputs == 3 * attention.width, "queries, keys and values")
    projections = [fused]
    self.output = output
    self.attention = attention
  }

  /// From a layer for each.
  package init(
    queries: Linear, keys: Linear, values: Linear, output: Linear, attention: Attention
  ) {
    precondition(
      [queries, keys, values].allSatisfy { $0.outputs == attention.width }, "layers of one width")
    projections = [queries, keys, values]
    self.output = output
    self.attention = attention
  }

  /// x += attention(n) without the output layer's bias, which the next normalization adds.
  ///
  /// `n` is [sequences · T, W]. `x` is the same size; or, where only token `kept` of each sequence is
  /// wanted, [sequences, W].
  package func add(
    _ n: MatrixView, sequences: Int, isCausal: Bool = false, kept: Int? = nil, to x: MatrixView,
    _ workspace: Workspace
  ) {
    workspace.scratch {
      let width = attention.width
      let tokens = n.rows / sequences
      // A causal token sees what comes before it, and nobody after it asks; so what is cut off here
      // is never missed.
      precondition(!isCausal || kept == nil || kept == tokens - 1, "the last token is kept")
      let asking = kept.map { n.everyRow(tokens, from: $0) } ?? n  // [S·Q, W]
      let all = workspace.matrix(n.rows, 3 * width)  // [S·T, 3W]
      let queries =
        kept == nil ? all.columns(0..<width) : workspace.matrix(sequences, width)  // [S·Q, W]
      let context = workspace.matrix(asking.rows, width)  // [S·Q, W]
      let scores = attention.scores(asking.rows / sequences, tokens, workspace)
      workspace.split(attention.heads) { heads, lane in
        if kept == nil {
          project(0..<3, n, heads, into: all, lane)
        } else {
          project(0..<1, asking, heads, into: queries, lane)
          project(1..<3, n, heads, into: all.columns(width..<3 * width), lane)
        }
        attention.attend(
          queries, all.columns(width..<2 * width), all.columns(2 * width..<3 * width),
          sequences: sequences, isCausal: isCausal && kept == nil, heads: heads, scores: scores,
          into: context, lane)
      }
      output.add(context, to: x, workspace)
    }
  }

  /// Some of queries (0), keys (1) and values (2) of some heads: `out` is [M, parts · W].
  private func project(
    _ parts: Range<Int>, _ x: MatrixView, _ heads: Range<Int>, into out: MatrixView, _ lane: Lane
  ) {
    let width = attention.width
    if projections.count == 1, heads.count == attention.heads {
      let range = parts.lowerBound * width..<parts.upperBound * width
      return projections[0].apply(x, outputs: range, into: out, lane)
    }
    for part in parts {
      let layer = projections.count == 1 ? projections[0] : projections[part]
      let first = projections.count == 1 ? part * width : 0
      let columns = attention.columns(heads)
      let place = (part - parts.lowerBound) * width
      layer.apply(
        x, outputs: first + columns.lowerBound..<first + columns.upperBound,
        into: out.columns(place + columns.lowerBound..<place + columns.upperBound), lane)
    }
  }
}
