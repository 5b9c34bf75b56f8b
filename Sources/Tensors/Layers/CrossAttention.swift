/// Attention of a few text tokens to a picture's tokens, up to its output layer.
///
/// The usual order projects each picture token to a key and a value: K · M · 2W multiply-adds. The
/// products are re-associated here, since (q Wₖ) x = q (Wₖ x) and Wᵥ (Σ pᵢ xᵢ) = Σ pᵢ (Wᵥ xᵢ): the
/// few queries are carried into the picture's space and back, which is less work as long as there
/// are fewer than about fifty of them (ImageReward has 35 at most). The keys' bias adds the same to
/// every score of a query, which softmax takes out again; the shares sum to 1, so the values' bias
/// is added as it is.
package struct CrossAttention: Sendable {
  /// [W, W].
  private let queries: Linear
  /// [W, M].
  private let keys: Linear
  /// [W, M].
  private let values: Linear
  /// [W, W].
  package let output: Linear
  private let attention: Attention

  /// From its layers; `keys` and `values` read the picture's tokens.
  package init(
    queries: Linear, keys: Linear, values: Linear, output: Linear, attention: Attention
  ) {
    precondition(keys.inputs == values.inputs, "both read the same tokens")
    self.queries = queries
    self.keys = keys
    self.values = values
    self.output = output
    self.attention = attention
  }

  /// x += attention(n, memory) without the output layer's bias, which the next normalization adds.
  ///
  /// `n` and `x` are [pictures · Q, W]; `memory` is [pictures · K, M].
  package func add(
    _ n: MatrixView, memory: MatrixView, pictures: Int, to x: MatrixView, _ workspace: Workspace
  ) {
    precondition(memory.columns == keys.inputs, "the width that keys and values read")
    let (count, wide) = (memory.rows / pictures, memory.columns)  // K, M
    let asking = n.rows / pictures  // Q
    workspace.scratch {
      let q = workspace.matrix(n.rows, attention.width)  // [B·Q, W]
      let carried = workspace.matrix(n.rows, attention.heads * wide)  // [B·Q, heads·M]
      let context = workspace.matrix(n.rows, attention.width)  // [B·Q, W]
      let scores = workspace.matrix(
        attention.heads * asking, count, padding: Attention.padding)  // [heads·Q, K]
      workspace.split(attention.heads) { heads, lane in
        queries.apply(
          n, outputs: attention.columns(heads), into: q.columns(attention.columns(heads)), lane)
        // The part's own rows, so that query and head together count as the rows of one matrix.
        let part = MatrixView(
          carried.start + heads.lowerBound * wide * n.rows, rows: n.rows,
          columns: heads.count * wide)  // [B·Q, heads·M]
        for (place, head) in heads.enumerated() {
          let columns = attention.columns(head)
          keys.withWeight(columns) { weight in  // [D, M]
            MatrixProduct.times(
              q.columns(columns), weight, into: part.columns(place * wide..<(place + 1) * wide),
              on: lane)
          }
        }
        let shares = scores.rows(heads.lowerBound * asking..<heads.upperBound * asking)
        for picture in 0..<pictures {
          let tokens = memory.rows(picture * count..<(picture + 1) * count)  // [K, M]
          let asked = MatrixView(
            part.start + picture * asking * heads.count * wide, rows: asking * heads.count,
            columns: wide)  // [Q·heads, M]
          MatrixProduct.timesTransposed(asked, tokens, into: shares, on: lane)  // [Q·heads, K]
          attention.softmax(shares, visible: count, lane)
          MatrixProduct.times(shares, tokens, into: asked, on: lane)  // [Q·heads, M]
        }
        for (place, head) in heads.enumerated() {
          let columns = attention.columns(head)
          values.apply(
            part.columns(place * wide..<(place + 1) * wide), outputs: columns,
            into: context.columns(columns), lane)
        }
      }
      output.add(context, to: x, workspace)
    }
  }
}
