internal import Tensors

/// A Vision Transformer (Dosovitskiy et al., 2020) in BLIP's and in CLIP's form.
struct VisionTransformer: Sendable {
  /// Channels of a token.
  let width: Int
  private let patches: PatchEmbedding
  private let preNorm: LayerNorm?
  private let blocks: [PreNormBlock]
  private let norm: LayerNorm

  /// Tokens of a picture: the class token and one for each square.
  var tokens: Int { patches.tokens }
  /// Pixels along an edge of a picture.
  var side: Int { patches.side }

  /// Reads the encoder below `weights`; sizes come from the tensors' shapes.
  init(
    _ weights: Weights, _ keys: VisionKeys, _ activation: Activation, heads: Int?,
    headWidth: Int = 64
  ) throws(CheckpointError) {
    patches = try PatchEmbedding(weights, keys)
    let width = try weights.shape(of: keys.patches + ".weight", dimensions: 4)[0]
    self.width = width
    let shape = try PreNormBlock.Shape(
      width: width,
      heads: weights.heads(heads, width: width, headWidth: headWidth, of: keys.patches),
      epsilon: keys.epsilon, activation: activation)
    preNorm = try keys.preNorm.map { name throws(CheckpointError) in
      try LayerNorm(weights[name], width, epsilon: keys.epsilon)
    }
    blocks = try weights[keys.blocks].layers { weights throws(CheckpointError) in
      try PreNormBlock(weights, keys.block, shape)
    }
    norm = try LayerNorm(weights[keys.norm], width, epsilon: keys.epsilon)
  }

  /// Every token of each picture after the last normalization, into `out`: [pictures · T, W].
  func allTokens(_ pictures: [ModelInput], into out: MatrixView, _ workspace: Workspace) {
    workspace.scratch {
      let x = embed(pictures, workspace)  // [B·T, W]
      var pending: Tensor?
      for block in blocks {
        pending = block.add(to: x, sequences: pictures.count, pending: pending, workspace)
      }
      norm(x, adding: pending, into: out, workspace)
    }
  }

  /// The class token of each picture after the last normalization, into `out`: [pictures, W].
  ///
  /// The last block computes no other.
  func classTokens(_ pictures: [ModelInput], into out: MatrixView, _ workspace: Workspace) {
    workspace.scratch {
      let x = embed(pictures, workspace)  // [B·T, W]
      let kept = PreNormBlock.Kept(token: 0, out: workspace.matrix(pictures.count, width))
      var pending: Tensor?
      for (index, block) in blocks.enumerated() {
        pending = block.add(
          to: x, sequences: pictures.count, pending: pending,
          kept: index == blocks.count - 1 ? kept : nil, workspace)
      }
      norm(kept.out, adding: pending, into: out, workspace)  // [B, W]
    }
  }

  /// The residual stream before the first block, [pictures · T, W].
  private func embed(_ pictures: [ModelInput], _ workspace: Workspace) -> MatrixView {
    let x = workspace.matrix(pictures.count * tokens, width)
    patches(pictures, into: x, workspace)
    preNorm?(x, into: x, workspace)
    return x
  }
}
