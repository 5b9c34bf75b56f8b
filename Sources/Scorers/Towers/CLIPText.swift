internal import Tensors

/// What a checkpoint calls the parts of CLIP's text tower.
struct TextKeys: Sendable {
  let words: String
  let positions: String
  let blocks: String
  let block: BlockKeys
  let norm: String

  /// OpenAI's CLIP and open_clip, at the top.
  static let openAI = TextKeys(
    words: "token_embedding.weight", positions: "positional_embedding",
    blocks: "transformer.resblocks", block: .openAI, norm: "ln_final")

  /// Hugging Face's CLIPModel, below `text_model`.
  static let huggingFace = TextKeys(
    words: "embeddings.token_embedding.weight", positions: "embeddings.position_embedding.weight",
    blocks: "encoder.layers", block: .huggingFace, norm: "final_layer_norm")
}

/// CLIP's text tower: a causal transformer, read at the end of the text (Radford et al., 2021).
struct CLIPText: Sendable {
  /// Channels of a token.
  let width: Int
  /// [V, W].
  private let words: Tensor
  /// [context, W].
  private let positions: Tensor
  private let blocks: [PreNormBlock]
  private let norm: LayerNorm

  /// Reads the tower below `weights`, for prompts of up to `context` ids of a vocabulary
  /// of `vocabulary`.
  init(
    _ weights: Weights, _ keys: TextKeys, _ activation: Activation, heads: Int?, vocabulary: Int,
    context: Int
  ) throws(CheckpointError) {
    words = try weights.table(keys.words, needed: vocabulary, for: "pieces of the vocabulary")
    // The marks come last, so that with fewer pieces than the model has they would be other ids.
    guard words.shape[0] == vocabulary else {
      throw weights.error(
        .unknownModel, keys.words,
        detail: "has \(words.shape[0]) rows for the \(vocabulary) pieces of the vocabulary")
    }
    width = words.shape[1]
    positions = try weights.table(
      keys.positions, width: width, needed: context, for: "places of a prompt")
    let shape = try PreNormBlock.Shape(
      width: width, heads: weights.heads(heads, width: width, of: keys.words), epsilon: 1e-5,
      activation: activation)
    blocks = try weights[keys.blocks].layers { weights throws(CheckpointError) in
      try PreNormBlock(weights, keys.block, shape)
    }
    norm = try LayerNorm(weights[keys.norm], width, epsilon: 1e-5)
  }

  /// The state at the end of the text, after the last normalization, into `out`: [1, W].
  ///
  /// The end is the first of the highest ids, as the reference has it (`text.argmax`). No token sees
  /// what follows it, so nothing behind the end is computed, padding included, and the last block
  /// computes the end alone.
  func end(of ids: [Int32], into out: MatrixView, _ workspace: Workspace) {
    guard let highest = ids.max(), let end = ids.firstIndex(of: highest) else {
      preconditionFailure("a prompt has a start and an end")
    }
    workspace.scratch {
      let x = workspace.matrix(end + 1, width)  // [T, W]
      words.withMatrix { words in
        positions.withMatrix { positions in
          for row in 0...end {
            precondition(
              Int(ids[row]) < words.rows && row < positions.rows, "the vocabulary fits the model")
            let (word, position, sum) = (words[Int(ids[row])], positions[row], x[row])
            for column in 0..<width { sum[column] = word[column] + position[column] }
          }
        }
      }
      let kept = PreNormBlock.Kept(token: end, out: workspace.matrix(1, width))
      var pending: Tensor?
      for (index, block) in blocks.enumerated() {
        pending = block.add(
          to: x, sequences: 1, isCausal: true, pending: pending,
          kept: index == blocks.count - 1 ? kept : nil, workspace)
      }
      norm(kept.out, adding: pending, into: out, workspace)  // [1, W]
    }
  }
}
