/// What a checkpoint calls the parts of a pre-norm block.
struct BlockKeys: Sendable {
  let norm1: String
  let attention: Attention
  let output: String
  let norm2: String
  let first: String
  let second: String

  /// How queries, keys and values are named.
  enum Attention: Sendable {
    /// One tensor for all three, [3W, W], and its bias.
    case fused(weight: String, bias: String)
    /// A layer for each.
    case separate(queries: String, keys: String, values: String)
  }

  /// timm's Vision Transformer, which BLIP took over.
  static let timm = BlockKeys(
    norm1: "norm1", attention: .fused(weight: "attn.qkv.weight", bias: "attn.qkv.bias"),
    output: "attn.proj", norm2: "norm2", first: "mlp.fc1", second: "mlp.fc2")

  /// OpenAI's CLIP and open_clip, both towers.
  static let openAI = BlockKeys(
    norm1: "ln_1", attention: .fused(weight: "attn.in_proj_weight", bias: "attn.in_proj_bias"),
    output: "attn.out_proj", norm2: "ln_2", first: "mlp.c_fc", second: "mlp.c_proj")

  /// Hugging Face's CLIPModel, both towers.
  static let huggingFace = BlockKeys(
    norm1: "layer_norm1",
    attention: .separate(
      queries: "self_attn.q_proj", keys: "self_attn.k_proj", values: "self_attn.v_proj"),
    output: "self_attn.out_proj", norm2: "layer_norm2", first: "mlp.fc1", second: "mlp.fc2")
}
