/// What a checkpoint calls the parts of a Vision Transformer, and how the published ones differ.
struct VisionKeys: Sendable {
  let classToken: String
  let positions: String
  /// Dimensions of size 1 before the class token's and the positions' own.
  let leadingOnes: Bool
  /// The convolution's layer.
  let patches: String
  let patchesHaveBias: Bool
  /// The normalization before the first block.
  let preNorm: String?
  let blocks: String
  let block: BlockKeys
  /// The normalization after the last block.
  let norm: String
  let epsilon: Float

  /// BLIP's visual encoder, below `visual_encoder`.
  static let blip = VisionKeys(
    classToken: "cls_token", positions: "pos_embed", leadingOnes: true,
    patches: "patch_embed.proj", patchesHaveBias: true, preNorm: nil, blocks: "blocks",
    block: .timm, norm: "norm", epsilon: 1e-6)

  /// OpenAI's CLIP and open_clip, below `visual`.
  static let openAI = VisionKeys(
    classToken: "class_embedding", positions: "positional_embedding", leadingOnes: false,
    patches: "conv1", patchesHaveBias: false, preNorm: "ln_pre", blocks: "transformer.resblocks",
    block: .openAI, norm: "ln_post", epsilon: 1e-5)

  /// Hugging Face's CLIPModel, below `vision_model`; `pre_layrnorm` is their spelling.
  static let huggingFace = VisionKeys(
    classToken: "embeddings.class_embedding", positions: "embeddings.position_embedding.weight",
    leadingOnes: false, patches: "embeddings.patch_embedding", patchesHaveBias: false,
    preNorm: "pre_layrnorm", blocks: "encoder.layers", block: .huggingFace,
    norm: "post_layernorm", epsilon: 1e-5)
}
