/// What a weights folder has for one scorer.
package struct WeightsStatus: Sendable, Equatable {
  /// The scorer.
  package let scorer: ScorerID
  /// The folder in which its files are looked for.
  package let folder: String
  /// The path of its checkpoint, where there is one.
  package let checkpoint: String?
  /// The path of its vocabulary, where there is one.
  package let vocabulary: String?
  /// The path of the other scorer's checkpoint that sees the pictures for it, where it needs one and
  /// there is one.
  package let images: String?
  /// The path of the `config.json` beside the checkpoint, where there is one.
  package let configuration: String?
  /// Where the files are published.
  package let published: PublishedWeights
  /// The published checkpoint that sees the pictures for it, where that is another scorer's.
  package let publishedImages: PublishedWeights.File?

  /// Whether the scorer can be tried.
  package var isComplete: Bool {
    checkpoint != nil && (vocabulary != nil || published.vocabulary == nil)
      && (images != nil || published.images == nil)
  }
}
