internal import Tensors

/// A BERT layer with cross-attention to a picture, normalized after each of its three parts
/// (salesforce/BLIP, models/med.py).
struct PostNormBlock: Sendable {
  private let attention: SelfAttention
  private let attentionNorm: LayerNorm
  private let crossAttention: CrossAttention
  private let crossNorm: LayerNorm
  private let feedForward: FeedForward
  private let norm: LayerNorm

  /// Reads a layer that attends to tokens of width `picture`.
  init(
    _ weights: Weights, width: Int, heads: Int, picture: Int
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
    crossAttention = CrossAttention(
      queries: try Linear(weights["crossattention.self.query"], width, to: width),
      keys: try Linear(weights["crossattention.self.key"], picture, to: width),
      values: try Linear(weights["crossattention.self.value"], picture, to: width),
      output: try Linear(weights["crossattention.output.dense"], width, to: width),
      attention: shape)
    crossNorm = try LayerNorm(
      weights["crossattention.output.LayerNorm"], width, epsilon: epsilon)
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

  /// The rest of it: `x` is [pictures · Q, W], `memory` is [pictures · K, M].
  func attendToPictures(
    _ x: MatrixView, memory: MatrixView, pictures: Int, _ workspace: Workspace
  ) {
    crossAttention.add(x, memory: memory, pictures: pictures, to: x, workspace)
    crossNorm(x, adding: crossAttention.output.bias, into: x, workspace)
    feedForward.add(x, to: x, workspace)
    norm(x, adding: feedForward.second.bias, into: x, workspace)
  }
}
