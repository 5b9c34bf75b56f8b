internal import Tensors

/// Under which names a CLIP checkpoint keeps its tensors.
struct CLIPLayout: Sendable {
  /// The prefix of the vision tower.
  let vision: String
  let visionKeys: VisionKeys
  /// The prefix of the text tower; empty where it lies at the top.
  let text: String
  let textKeys: TextKeys
  /// The map from the vision tower's width to the common one.
  let visionProjection: Projection.Key
  /// The map from the text tower's width.
  let textProjection: Projection.Key
  /// Tensors that the cosine does not use.
  let unused: Set<String>

  /// The layout of a checkpoint.
  static func of(_ weights: Weights) -> CLIPLayout {
    weights.contains("text_model.embeddings.token_embedding.weight") ? .huggingFace : .openAI
  }

  /// OpenAI's own files and open_clip's.
  ///
  /// The buffers that are not used are constants of the TorchScript archive.
  static let openAI = CLIPLayout(
    vision: "visual", visionKeys: .openAI, text: "", textKeys: .openAI,
    visionProjection: .inputsFirst("visual.proj"), textProjection: .inputsFirst("text_projection"),
    unused: ["logit_scale", "attn_mask", "input_resolution", "context_length", "vocab_size"])

  /// Hugging Face's CLIPModel.
  ///
  /// Older versions of transformers saved the order of the positions too.
  static let huggingFace = CLIPLayout(
    vision: "vision_model", visionKeys: .huggingFace, text: "text_model",
    textKeys: .huggingFace, visionProjection: .outputsFirst("visual_projection.weight"),
    textProjection: .outputsFirst("text_projection.weight"),
    unused: [
      "logit_scale", "text_model.embeddings.position_ids",
      "vision_model.embeddings.position_ids",
    ])
}
