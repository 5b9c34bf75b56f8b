package import Tensors

/// CLIP's cosine of a picture and a prompt (Radford et al., 2021), without the logit scale.
package struct CLIP: Scorer {
  package let id = ScorerID.clip
  package let needsPrompt = true
  package let weightsDigest: String
  private let vision: VisionTransformer
  private let visionProjection: Projection
  private let text: CLIPText
  private let textProjection: Projection
  private let vocabulary: BytePairs
  private let prompts = PromptCache()

  /// Reads the model from a checkpoint in OpenAI's or Hugging Face's names; its sizes come from the
  /// tensors' shapes.
  init(
    _ checkpoint: Checkpoint, vocabulary: BytePairs, digest: String,
    _ configuration: ModelConfiguration = ModelConfiguration()
  ) throws(CheckpointError) {
    let weights = checkpoint.weights
    let layout: CLIPLayout =
      weights.contains("text_model.embeddings.token_embedding.weight") ? .huggingFace : .openAI
    let (visionCurve, textCurve) = try configuration.activations(weights)
    vision = try VisionTransformer(
      weights[layout.vision], layout.visionKeys, visionCurve,
      heads: configuration.vision?.heads)
    text = try CLIPText(
      layout.text.isEmpty ? weights : weights[layout.text], layout.textKeys, textCurve,
      heads: configuration.text?.heads, vocabulary: vocabulary.count, context: BytePairs.limit)
    visionProjection = try Projection(weights, layout.visionProjection, vision.width)
    textProjection = try Projection(weights, layout.textProjection, text.width)
    guard visionProjection.outputs == textProjection.outputs else {
      throw weights.error(
        .unknownModel, "",
        detail: "pictures become \(visionProjection.outputs) numbers and prompts "
          + "\(textProjection.outputs)")
    }
    try weights.finish(ignoring: layout.unused)
    self.vocabulary = vocabulary
    weightsDigest = digest
  }

  package var inputSide: Int { vision.side }
  package var featureShape: [Int] { [visionProjection.outputs] }

  package func tokens(_ prompt: String) -> PromptTokens { vocabulary.tokens(prompt) }

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
    let text = prompts.value(for: prompt) { embedding(of: prompt, workspace) }
    return text.withUnsafeValues { text in
      features.map { picture in
        precondition(picture.values.shape == featureShape, "features of this model")
        return picture.values.withUnsafeValues { picture in
          zip(text, picture).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
      }
    }
  }

  /// The prompt's embedding, of length 1: [E].
  private func embedding(of prompt: PromptTokens, _ workspace: Workspace) -> Tensor {
    workspace.scratch {
      let state = workspace.matrix(1, text.width)
      text.end(of: prompt.ids, into: state, workspace)
      return textProjection.normalized(state, workspace)[0]
    }
  }
}
