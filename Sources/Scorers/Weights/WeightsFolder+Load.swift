internal import Tensors

extension WeightsFolder {
  /// Loads a scorer whose files are there.
  static func load(
    _ published: PublishedWeights, _ checkpoint: String, _ vocabulary: String,
    _ configuration: ModelConfiguration
  ) throws(ScorerError) -> any Scorer {
    do throws(CheckpointError) {
      let opened = try Checkpoint.open(checkpoint)
      switch published.scorer {
      case .imageReward: return try ImageReward(opened, vocabulary: WordPiece(), digest: "x", configuration)
      case .clip: return try CLIP(opened, vocabulary: BytePairs(), digest: "x", configuration)
      default: fatalError()
      }
    } catch {
      throw ScorerError(.badWeights, checkpoint, detail: "\(error)", advice: "")
    }
  }
}
