package import Tensors

/// BLIP's cosine of a picture and a prompt (Li et al., 2022; salesforce/BLIP).
package struct BLIP: Scorer {
  package let id = ScorerID.blip
  package let featureSource = ScorerID.blip
  package let weightsDigest: String
  package let featureDigest: String
  private let vision: VisionTransformer
  private let visionProjection: Projection
  private let text: BERT
  private let textProjection: Projection
  private let vocabulary: WordPiece
  /// By the prompt's bytes: strings of other bytes can be equal.
  private let tokenized = RecentValues<[UInt8], PromptTokens>()
  private let embedded = RecentValues<PromptTokens, Tensor>()

  /// Reads the model from a checkpoint with or without the prefix `blip.`; its sizes come from the
  /// tensors' shapes.
  init(
    _ checkpoint: Checkpoint, vocabulary: WordPiece, digests: WeightsDigests,
    _ configuration: ModelConfiguration = ModelConfiguration()
  ) throws(CheckpointError) {
    let all = checkpoint.weights
    let isPrefixed = all.contains("blip.visual_encoder.cls_token")
    let weights = isPrefixed ? all["blip"] : all
    vision = try VisionTransformer(
      weights["visual_encoder"], .blip, .gelu, heads: configuration.vision?.heads)
    text = try BERT(
      weights["text_encoder"], heads: configuration.text?.heads, vocabulary: vocabulary.count,
      context: WordPiece.limit)
    visionProjection = try Projection(weights, .layer("vision_proj"), vision.width)
    textProjection = try Projection(weights, .layer("text_proj"), text.width)
    guard visionProjection.outputs == textProjection.outputs else {
      throw weights.error(
        .unknownModel, "",
        detail: "pictures become \(visionProjection.outputs) numbers and prompts "
          + "\(textProjection.outputs)")
    }
    let prefix = isPrefixed ? "blip." : ""
    try weights.finish { Self.isUnused($0.dropFirst(prefix.count)) }
    self.vocabulary = vocabulary
    weightsDigest = digests.scores
    featureDigest = digests.features
  }

  /// Whether the cosine does not use a tensor, whose name comes without the prefix.
  ///
  /// The published file is a snapshot of the training: beside the two encoders and their projections
  /// it has their moving averages (`visual_encoder_m`, …), queues, a matching head and a decoder. All
  /// that lies beside the encoders is passed over; inside them, only how the text attends to
  /// pictures, which the cosine leaves out, and the order of the positions.
  static func isUnused(_ name: Substring) -> Bool {
    if name.hasPrefix("text_encoder.") {
      return name == "text_encoder.embeddings.position_ids" || name.contains(".crossattention.")
    }
    return !["visual_encoder.", "vision_proj.", "text_proj."].contains { name.hasPrefix($0) }
  }

  package var preprocessing: Preprocessing { Preprocessing(.middle, side: vision.side) }
  package var featureShape: [Int] { [visionProjection.outputs] }

  package func tokens(_ prompt: String) -> PromptTokens {
    tokenized.value(for: Array(prompt.utf8)) { vocabulary.tokens(prompt) }
  }

  package func features(
    of pictures: [ModelInput], with workspace: Workspace
  ) -> [ImageFeatures] {
    guard !pictures.isEmpty else { return [] }
    return workspace.scratch {
      let states = workspace.matrix(pictures.count, vision.width)  // [B, W]
      vision.classTokens(pictures, into: states, workspace)
      return visionProjection.normalized(states, workspace).map {
        ImageFeatures(scorer: id, values: $0)
      }
    }
  }

  package func scores(
    of features: [ImageFeatures], prompt: PromptTokens, with workspace: Workspace
  ) -> [Double] {
    guard !features.isEmpty else { return [] }
    let text = embedded.value(for: prompt) { embedding(of: prompt, workspace) }
    return Cosine.scores(of: features, prompt: text)
  }

  /// The prompt's embedding, of length 1: [E].
  private func embedding(of prompt: PromptTokens, _ workspace: Workspace) -> Tensor {
    workspace.scratch {
      let state = workspace.matrix(1, text.width)
      text.firstToken(prompt.ids, into: state, workspace)
      return textProjection.normalized(state, workspace)[0]
    }
  }
}
