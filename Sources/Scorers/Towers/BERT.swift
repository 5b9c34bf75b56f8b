internal import Tensors

/// BERT whose layers can also attend to a picture (Devlin et al., 2018; salesforce/BLIP, models/med.py).
struct BERT: Sendable {
  /// Channels of a token.
  let width: Int
  /// [V, W].
  private let words: Tensor
  /// [positions, W].
  private let positions: Tensor
  private let norm: LayerNorm
  private let layers: [PostNormBlock]

  /// Reads the encoder below `weights` for prompts of up to `context` ids below `vocabulary`.
  ///
  /// It attends to tokens of width `picture`; without one to none, and that part is not read.
  init(
    _ weights: Weights, picture: Int? = nil, heads: Int?, vocabulary: Int, context: Int
  ) throws(CheckpointError) {
    let embeddings = weights["embeddings"]
    // BLIP's two marks, [DEC] and [ENC], have rows behind those of the published vocabulary's lines.
    // Any other difference means that ids stand for other words.
    words = try embeddings.table(
      "word_embeddings.weight", needed: vocabulary, spare: 2, for: "words of the vocabulary")
    let width = words.shape[1]
    self.width = width
    positions = try embeddings.table(
      "position_embeddings.weight", width: width, needed: context, for: "places of a prompt")
    norm = try LayerNorm(embeddings["LayerNorm"], width, epsilon: 1e-12)
    let heads = try weights.heads(heads, width: width, of: "embeddings.word_embeddings")
    layers = try weights["encoder.layer"].layers { weights throws(CheckpointError) in
      try PostNormBlock(weights, width: width, heads: heads, picture: picture)
    }
  }

  /// The hidden state of the first token, [CLS], for one prompt and each picture.
  ///
  /// `out` is [pictures, W]; `memory` has the pictures' tokens, [pictures · K, M].
  ///
  /// The prompt comes without padding: BERT masks it, so it would contribute nothing. Until the
  /// first layer meets the pictures, the prompt's states are the same for all, and computed once;
  /// after the last layer only [CLS] is computed.
  func firstTokens(
    _ ids: [Int32], memory: MatrixView, pictures: Int, into out: MatrixView,
    _ workspace: Workspace
  ) {
    workspace.scratch {
      let text = workspace.matrix(ids.count, width)  // [T, W]
      embed(ids, into: text, workspace)
      var x = text  // [T, W], then [B·T, W], then [B, W]
      for (index, layer) in layers.enumerated() {
        let sequences = index == 0 ? 1 : pictures
        var attended = x
        if index == layers.count - 1 {
          attended = workspace.matrix(sequences, width)
          layer.attendToText(x, sequences: sequences, kept: attended, workspace)
        } else {
          layer.attendToText(x, sequences: sequences, workspace)
        }
        x = index == 0 ? Self.repeated(attended, pictures, workspace) : attended
        layer.attendToPictures(x, memory: memory, pictures: pictures, workspace)
        layer.finish(x, workspace)
      }
      out.copy(x)
    }
  }

  /// The hidden state of the first token, [CLS], of the prompt alone: `out` is [1, W].
  ///
  /// No layer attends to a picture.
  func firstToken(_ ids: [Int32], into out: MatrixView, _ workspace: Workspace) {
    workspace.scratch {
      let x = workspace.matrix(ids.count, width)  // [T, W]
      embed(ids, into: x, workspace)
      for layer in layers.dropLast() {
        layer.attendToText(x, sequences: 1, workspace)
        layer.finish(x, workspace)
      }
      layers.last?.attendToText(x, sequences: 1, kept: out, workspace)
      layers.last?.finish(out, workspace)
    }
  }

  /// Words and positions, normalized: [T, W].
  private func embed(_ ids: [Int32], into x: MatrixView, _ workspace: Workspace) {
    words.withMatrix { words in
      positions.withMatrix { positions in
        for (row, id) in ids.enumerated() {
          precondition(
            Int(id) < words.rows && row < positions.rows, "the vocabulary fits the model")
          let (word, position) = (words[Int(id)], positions[row])
          let sum = x[row]
          for column in 0..<width { sum[column] = word[column] + position[column] }
        }
      }
    }
    norm(x, into: x, workspace)
  }

  /// The same rows for each picture: [B·Q, W].
  private static func repeated(
    _ x: MatrixView, _ pictures: Int, _ workspace: Workspace
  ) -> MatrixView {
    let all = workspace.matrix(pictures * x.rows, x.columns)
    for picture in 0..<pictures { all.rows(picture * x.rows..<(picture + 1) * x.rows).copy(x) }
    return all
  }
}
