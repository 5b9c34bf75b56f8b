package import Tensors

/// Gives a picture a number for a prompt; immutable, so that workers share one.
///
/// The work is split in two, so that a cache can sit between: `features` reads pictures and takes
/// nearly all the time, `scores` reads the prompt against them.
package protocol Scorer: Sendable {
  /// Which scorer it is.
  var id: ScorerID { get }
  /// Tells these weights from others: scores of different digests are not to be mixed.
  var weightsDigest: String { get }
  /// The scorer whose features it reads: itself, or one that sees the same in a picture.
  ///
  /// Scorers of one weights folder with the same source make the same features, and read each
  /// other's.
  var featureSource: ScorerID { get }
  /// Tells the weights that see pictures from others: features of one source and one such digest are
  /// the same, whichever scorer made them.
  var featureDigest: String { get }
  /// How the pictures that it reads are made.
  var preprocessing: Preprocessing { get }
  /// The shape of one picture's features.
  var featureShape: [Int] { get }

  /// The prompt as the model reads it; `isTruncated` says whether words were cut off.
  func tokens(_ prompt: String) -> PromptTokens

  /// What is to be seen in each picture; they are computed as one batch.
  func features(of pictures: [ModelInput], with workspace: Workspace) -> [ImageFeatures]

  /// The score of each picture for one prompt.
  func scores(
    of features: [ImageFeatures], prompt: PromptTokens, with workspace: Workspace
  ) -> [Double]
}

extension Scorer {
  /// Whether scores depend on the prompt.
  package var needsPrompt: Bool { id.needsPrompt }
  /// Pixels along an edge of the pictures that it reads.
  package var inputSide: Int { preprocessing.side }
}
