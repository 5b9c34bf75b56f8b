package import Scorers
package import Store

/// Pictures of one group that are ready to be scored together.
package struct PreparedBatch: Sendable {
  package internal(set) var group: GroupID
  package internal(set) var pictures: [PreparedPicture]

  /// Pictures of a group.
  package init(group: GroupID, pictures: [PreparedPicture]) {
    self.group = group
    self.pictures = pictures
  }
}

/// A picture with all that its scores are computed from.
package struct PreparedPicture: Sendable {
  package let id: PictureID
  package let digest: ContentDigest
  /// The words that scorers read; `nil` where none are known.
  package let prompt: String?
  /// Scorers that owe it a score.
  package let scorers: Set<ScorerID>
  /// What is known to be seen in it, by `Scorer.featureSource`.
  package let features: [ScorerID: ImageFeatures]
  /// The picture in each form that another of its sources reads.
  package let inputs: [Preprocessing: ModelInput]

  /// A picture that is known, as far as its scorers have seen it, and what the others read.
  package init(
    id: PictureID, digest: ContentDigest, prompt: String?, scorers: Set<ScorerID>,
    features: [ScorerID: ImageFeatures] = [:], inputs: [Preprocessing: ModelInput] = [:]
  ) {
    self.id = id
    self.digest = digest
    self.prompt = prompt
    self.scorers = scorers
    self.features = features
    self.inputs = inputs
  }
}
