internal import Tensors

/// The half of CLIP that sees pictures.
struct CLIPImages: Sendable {
  private let vision: VisionTransformer
  private let projection: Projection

  /// Reads it from a checkpoint in any of the layouts, and no other tensor.
  init(
    _ weights: Weights, _ layout: CLIPLayout, _ family: CLIPFamily,
    _ configuration: ModelConfiguration
  ) throws(CheckpointError) {
    vision = try VisionTransformer(
      weights[layout.vision], layout.visionKeys,
      configuration.vision.activation(or: family.activation, weights),
      heads: configuration.vision?.heads, headWidth: family.headWidth)
    projection = try Projection(weights, layout.visionProjection, vision.width)
  }

  /// Pixels along an edge of a picture.
  var side: Int { vision.side }
  /// Numbers of an embedding.
  var width: Int { projection.outputs }

  /// Each picture's embedding, of length 1: [E].
  func embeddings(of pictures: [ModelInput], _ workspace: Workspace) -> [Tensor] {
    guard !pictures.isEmpty else { return [] }
    return workspace.scratch {
      let states = workspace.matrix(pictures.count, vision.width)  // [B, W]
      vision.classTokens(pictures, into: states, workspace)
      return projection.normalized(states, workspace)
    }
  }
}
