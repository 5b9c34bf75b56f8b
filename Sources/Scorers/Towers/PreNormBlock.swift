internal import Tensors

/// A transformer block that normalizes before attention and before its feed-forward network
/// (Xiong et al.: On Layer Normalization in the Transformer Architecture, 2020).
struct PreNormBlock: Sendable {
  private let norm1: LayerNorm
  private let attention: SelfAttention
  private let norm2: LayerNorm
  private let feedForward: FeedForward

  /// What all blocks of a tower share.
  struct Shape: Sendable {
    let width: Int
    let heads: Int
    let epsilon: Float
    let activation: Activation
  }

  /// Reads a block; its hidden width is what the checkpoint has.
  init(_ weights: Weights, _ keys: BlockKeys, _ shape: Shape) throws(CheckpointError) {
    let width = shape.width
    let hidden = try weights.hiddenWidth(keys.first + ".weight", width: width)
    let output = try Linear(weights[keys.output], width, to: width)
    let heads = Attention(heads: shape.heads, headWidth: width / shape.heads)
    norm1 = try LayerNorm(weights[keys.norm1], width, epsilon: shape.epsilon)
    switch keys.attention {
    case .fused(let weight, let bias):
      let fused = Linear(
        weight: try weights.tensor(weight, 3 * width, width),
        bias: try weights.tensor(bias, 3 * width))
      attention = SelfAttention(fused: fused, output: output, attention: heads)
    case .separate(let queries, let keys, let values):
      attention = SelfAttention(
        queries: try Linear(weights[queries], width, to: width),
        keys: try Linear(weights[keys], width, to: width),
        values: try Linear(weights[values], width, to: width),
        output: output, attention: heads)
    }
    norm2 = try LayerNorm(weights[keys.norm2], width, epsilon: shape.epsilon)
    feedForward = FeedForward(
      try Linear(weights[keys.first], width, to: hidden), shape.activation,
      try Linear(weights[keys.second], hidden, to: width))
  }

  /// Which tokens of each sequence are wanted, and where they go.
  struct Kept {
    /// The token's place in its sequence.
    let token: Int
    /// [sequences, W].
    let out: MatrixView
  }

  /// Adds what the block computes to the residual stream `x`, [sequences · T, W], and returns the
  /// bias that is still to be added to it.
  ///
  /// `pending` is the bias that the block before left. Where only one token of each sequence is
  /// wanted, the result goes to `kept` instead and the rest is not computed.
  func add(
    to x: MatrixView, sequences: Int, isCausal: Bool = false, pending: Tensor?, kept: Kept? = nil,
    _ workspace: Workspace
  ) -> Tensor? {
    workspace.scratch {
      let normed = workspace.matrix(x.rows, x.columns)  // [S·T, W]
      norm1(x, adding: pending, into: normed, workspace)
      let stream = kept?.out ?? x  // [S·T, W] or [S, W]
      if let kept { stream.copy(x.everyRow(x.rows / sequences, from: kept.token)) }
      attention.add(
        normed, sequences: sequences, isCausal: isCausal, kept: kept?.token, to: stream, workspace)
      let again = normed.rows(0..<stream.rows)
      norm2(stream, adding: attention.output.bias, into: again, workspace)
      feedForward.add(again, to: stream, workspace)
    }
    return feedForward.second.bias
  }
}
