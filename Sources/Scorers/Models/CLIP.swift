internal import Foundation
package import Tensors

/// CLIP's cosine of a picture and a prompt (Radford et al., 2021), and the scorers that are CLIP
/// models trained further on people's choices, see `CLIPFamily`.
package struct CLIP: Scorer {
  package let id: ScorerID
  package let weightsDigest: String
  package let featureDigest: String
  /// The half that sees pictures.
  let images: CLIPImages
  private let framing: Preprocessing.Framing
  private let text: CLIPText
  private let projection: Projection
  /// What the cosine is multiplied by.
  private let scale: Double
  private let vocabulary: BytePairs
  /// By the prompt's bytes: strings of other bytes can be equal.
  private let tokenized = RecentValues<[UInt8], PromptTokens>()
  private let embedded = RecentValues<PromptTokens, Tensor>()

  /// Reads the model from a checkpoint in OpenAI's or Hugging Face's names; its sizes come from the
  /// tensors' shapes.
  init(
    _ checkpoint: Checkpoint, _ family: CLIPFamily, vocabulary: BytePairs, digests: WeightsDigests,
    _ configuration: ModelConfiguration = ModelConfiguration()
  ) throws(CheckpointError) {
    let weights = checkpoint.weights
    let layout = CLIPLayout.of(weights)
    images = try CLIPImages(weights, layout, family, configuration)
    text = try CLIPText(
      layout.text.isEmpty ? weights : weights[layout.text], layout.textKeys,
      configuration.text.activation(or: family.activation, weights),
      heads: configuration.text?.heads, vocabulary: vocabulary.count, context: BytePairs.limit)
    projection = try Projection(weights, layout.textProjection, text.width)
    guard images.width == projection.outputs else {
      throw weights.error(
        .unknownModel, "",
        detail: "pictures become \(images.width) numbers and prompts \(projection.outputs)")
    }
    scale =
      family.isScaled
      ? try exp(Double(weights.tensor("logit_scale", shape: []).values.first ?? 0)) : 1
    try weights.finish(ignoring: layout.unused)
    id = family.scorer
    framing = family.framing
    self.vocabulary = vocabulary
    weightsDigest = digests.scores
    featureDigest = digests.features
  }

  package var featureSource: ScorerID { id }
  package var preprocessing: Preprocessing { Preprocessing(framing, side: images.side) }
  package var featureShape: [Int] { [images.width] }

  package func tokens(_ prompt: String) -> PromptTokens {
    tokenized.value(for: Array(prompt.utf8)) { vocabulary.tokens(prompt) }
  }

  package func features(
    of pictures: [ModelInput], with workspace: Workspace
  ) -> [ImageFeatures] {
    images.embeddings(of: pictures, workspace).map { ImageFeatures(scorer: id, values: $0) }
  }

  package func scores(
    of features: [ImageFeatures], prompt: PromptTokens, with workspace: Workspace
  ) -> [Double] {
    guard !features.isEmpty else { return [] }
    let text = embedded.value(for: prompt) { embedding(of: prompt, workspace) }
    return Cosine.scores(of: features, prompt: text).map { $0 * scale }
  }

  /// The prompt's embedding, of length 1: [E].
  private func embedding(of prompt: PromptTokens, _ workspace: Workspace) -> Tensor {
    workspace.scratch {
      let state = workspace.matrix(1, text.width)
      text.end(of: prompt.ids, into: state, workspace)
      return projection.normalized(state, workspace)[0]
    }
  }
}
