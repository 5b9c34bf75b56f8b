package import Tensors

/// ImageReward-v1.0: BLIP's encoders and a reward head trained on people's rankings
/// (Xu et al., 2023; THUDM/ImageReward).
package struct ImageReward: Scorer {
  package let id: ScorerID
  package let weightsDigest: String
  package let featureDigest: String
  private let vision: VisionTransformer
  private let text: BERT
  private let head: RewardHead
  private let vocabulary: WordPiece
  /// By the prompt's bytes: strings of other bytes can be equal.
  private let tokenized = RecentValues<[UInt8], PromptTokens>()

  /// The mean and deviation of the raw reward on the authors' validation set (ImageReward.py).
  private static let mean = 0.16717362830052426
  private static let deviation = 1.0333394966054072

  /// Pictures that meet a prompt at a time; more would only need more memory.
  private static let group = 8

  /// Tensors of the published file that the score does not use: the order of the positions, and
  /// the projections of the model that ImageReward was trained from.
  static let unused: Set<String> = [
    "blip.text_encoder.embeddings.position_ids", "blip.vision_proj.weight",
    "blip.vision_proj.bias", "blip.text_proj.weight", "blip.text_proj.bias",
  ]

  /// Reads the model from a checkpoint; its sizes come from the tensors' shapes.
  init(
    _ checkpoint: Checkpoint, _ id: ScorerID = .imageReward, vocabulary: WordPiece,
    digests: WeightsDigests,
    _ configuration: ModelConfiguration = ModelConfiguration()
  ) throws(CheckpointError) {
    let weights = checkpoint.weights
    let blip = weights["blip"]
    vision = try VisionTransformer(
      blip["visual_encoder"], .blip, .gelu, heads: configuration.vision?.heads)
    text = try BERT(
      blip["text_encoder"], picture: vision.width, heads: configuration.text?.heads,
      vocabulary: vocabulary.count, context: WordPiece.limit)
    head = try RewardHead(weights["mlp"], width: text.width)
    try weights.finish(ignoring: Self.unused)
    self.id = id
    self.vocabulary = vocabulary
    weightsDigest = digests.scores
    featureDigest = digests.features
  }

  package var featureSource: ScorerID { id }
  package var preprocessing: Preprocessing { Preprocessing(.middle, side: vision.side) }
  package var featureShape: [Int] { [vision.tokens, vision.width] }

  package func tokens(_ prompt: String) -> PromptTokens {
    tokenized.value(for: Array(prompt.utf8)) { vocabulary.tokens(prompt) }
  }

  package func features(
    of pictures: [ModelInput], with workspace: Workspace
  ) -> [ImageFeatures] {
    guard !pictures.isEmpty else { return [] }
    return workspace.scratch {
      let count = vision.tokens
      let all = workspace.matrix(pictures.count * count, vision.width)  // [B·T, W]
      vision.allTokens(pictures, into: all, workspace)
      return pictures.indices.map { index in
        ImageFeatures(
          scorer: id, values: Tensor(copying: all.rows(index * count..<(index + 1) * count)))
      }
    }
  }

  package func scores(
    of features: [ImageFeatures], prompt: PromptTokens, with workspace: Workspace
  ) -> [Double] {
    var scores: [Double] = []
    for start in stride(from: 0, to: features.count, by: Self.group) {
      let group = features[start..<min(start + Self.group, features.count)]
      workspace.scratch {
        let memory = workspace.matrix(group.count * vision.tokens, vision.width)  // [B·T, M]
        for (place, picture) in group.enumerated() {
          precondition(picture.values.shape == featureShape, "features of this model")
          picture.values.withMatrix {
            memory.rows(place * vision.tokens..<(place + 1) * vision.tokens).copy($0)
          }
        }
        let states = workspace.matrix(group.count, text.width)  // [B, W]
        text.firstTokens(
          prompt.ids, memory: memory, pictures: group.count, into: states, workspace)
        scores += (0..<group.count).map { row in
          (head(UnsafeBufferPointer(states[row])) - Self.mean) / Self.deviation
        }
      }
    }
    return scores
  }
}
