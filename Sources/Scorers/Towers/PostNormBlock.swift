internal import Tensors

/// A BERT layer, with or without cross-attention to a picture, normalized after each of its parts
/// (salesforce/BLIP, models/med.py).
struct PostNormBlock: Sendable {
  private let attention: SelfAttention
  private let attentionNorm: LayerNorm
  private let crossAttention: CrossAttention?
  private let crossNorm: LayerNorm?
  private let feedForward: FeedForward
  private let norm: LayerNorm

  /// Reads a layer that attends to tokens of width `picture`, or to none.
  init(
    _ weights: Weights, width: Int, heads: Int, picture: Int?
  ) throws(CheckpointError) {
    let epsilon: Float = 1e-12
    let hidden = try weights.hiddenWidth("intermediate.dense.weight", width: width)
    let shape = Attention(heads: heads, headWidth: width / heads)
    attention = SelfAttention(
      queries: try Linear(weights["attention.self.query"], width, to: width),
      keys: try Linear(weights["attention.self.key"], width, to: width),
      values: try Linear(weights["attention.self.value"], width, to: width),
      output: try Linear(weights["attention.output.dense"], width, to: width), attention: shape)
    attentionNorm = try LayerNorm(weights["attention.output.LayerNorm"], width, epsilon: epsilon)
    if let picture {
      let cross = weights["crossattention"]
      crossAttention = CrossAttention(
        queries: try Linear(cross["self.query"], width, to: width),
        keys: try Linear(cross["self.key"], picture, to: width),
        values: try Linear(cross["self.value"], picture, to: width),
        output: try Linear(cross["output.dense"], width, to: width), attention: shape)
      crossNorm = try LayerNorm(cross["output.LayerNorm"], width, epsilon: epsilon)
    } else {
      crossAttention = nil
      crossNorm = nil
    }
    feedForward = FeedForward(
      try Linear(weights["intermediate.dense"], width, to: hidden), .gelu,
      try Linear(weights["output.dense"], hidden, to: width))
    norm = try LayerNorm(weights["output.LayerNorm"], width, epsilon: epsilon)
  }

  /// The layer's first part: `x`, [sequences · T, W], or only its first tokens, `kept`,
  /// [sequences, W], where no later layer asks for the others.
  func attendToText(
    _ x: MatrixView, sequences: Int, kept: MatrixView? = nil, _ workspace: Workspace
  ) {
    let stream = kept ?? x
    kept?.copy(x.everyRow(x.rows / sequences, from: 0))
    attention.add(
      x, sequences: sequences, kept: kept == nil ? nil : 0, to: stream, workspace)
    attentionNorm(stream, adding: attention.output.bias, into: stream, workspace)
  }

  /// The second part: `x` is [pictures · Q, W], `memory` is [pictures · K, M].
  func attendToPictures(
    _ x: MatrixView, memory: MatrixView, pictures: Int, _ workspace: Workspace
  ) {
    guard let crossAttention, let crossNorm else {
      preconditionFailure("the layer was read with its cross-attention")
    }
    crossAttention.add(x, memory: memory, pictures: pictures, to: x, workspace)
    crossNorm(x, adding: crossAttention.output.bias, into: x, workspace)
  }

  /// The last part: `x` is [tokens, W].
  func finish(_ x: MatrixView, _ workspace: Workspace) {
    feedForward.add(x, to: x, workspace)
    norm(x, adding: feedForward.second.bias, into: x, workspace)
  }
}
