package import Tensors

/// LAION's aesthetic score: a linear head on CLIP's embedding of the picture, trained on people's
/// ratings (christophschuhmann/improved-aesthetic-predictor).
///
/// It reads no prompt.
package struct Aesthetic: Scorer {
  package let id = ScorerID.aesthetic
  package let featureSource = ScorerID.clip
  package let weightsDigest: String
  package let featureDigest: String
  private let images: CLIPImages
  private let head: RewardHead

  /// Reads the head from its checkpoint; `images` is CLIP's half that sees pictures.
  init(_ checkpoint: Checkpoint, images: CLIPImages, digests: WeightsDigests)
    throws(CheckpointError)
  {
    let weights = checkpoint.weights
    head = try RewardHead(weights, width: images.width)
    try weights.finish(ignoring: [])
    self.images = images
    weightsDigest = digests.scores
    featureDigest = digests.features
  }

  package var preprocessing: Preprocessing { Preprocessing(.middle, side: images.side) }
  package var featureShape: [Int] { [images.width] }

  /// No tokens: the prompt is not read.
  package func tokens(_ prompt: String) -> PromptTokens { PromptTokens(ids: [], total: 0) }

  package func features(
    of pictures: [ModelInput], with workspace: Workspace
  ) -> [ImageFeatures] {
    images.embeddings(of: pictures, workspace).map {
      ImageFeatures(scorer: featureSource, values: $0)
    }
  }

  package func scores(
    of features: [ImageFeatures], prompt: PromptTokens, with workspace: Workspace
  ) -> [Double] {
    features.map { picture in
      precondition(picture.values.shape == featureShape, "features of this model")
      return picture.values.withUnsafeValues(head.callAsFunction)
    }
  }
}
