internal import Foundation
internal import Tensors

/// The folder that holds the scorers' weights, a folder each, named after the scorer.
///
///     imagereward/ImageReward.pt   (or any .pt, .pth or .safetensors)
///     imagereward/vocab.txt
///     clip/ViT-L-14.pt             (or any .pt, .pth or .safetensors)
///     clip/bpe_simple_vocab_16e6.txt.gz
///
/// A `config.json` beside a checkpoint is read too, see `ModelConfiguration`.
package struct WeightsFolder: Sendable, Equatable {
  /// Its path.
  package let path: String

  /// The folder at `path`, whether it exists or not.
  package init(_ path: String) {
    self.path = path
  }

  /// What it has for each scorer, in the order of `ScorerID.all`; files are not opened.
  package func status() -> [WeightsStatus] {
    PublishedWeights.all.map(status(of:))
  }

  /// What it has for one scorer.
  package func status(of published: PublishedWeights) -> WeightsStatus {
    let folder = path + "/" + published.scorer.rawValue
    return WeightsStatus(
      scorer: published.scorer, folder: folder,
      checkpoint: Self.checkpoint(in: folder, preferring: published.checkpoint.name),
      vocabulary: Self.existing(folder + "/" + published.vocabulary.name),
      configuration: Self.existing(folder + "/config.json"), published: published)
  }

  /// Loads a scorer; this maps its checkpoint and reads its vocabulary.
  package func load(_ id: ScorerID) throws(ScorerError) -> any Scorer {
    guard let published = PublishedWeights.of(id) else {
      throw ScorerError(
        .unknownScorer, path, detail: "there is no scorer “\(id.rawValue)”",
        advice: "There are " + ScorerID.all.map(\.rawValue).joined(separator: ", ") + ".")
    }
    let status = status(of: published)
    guard let checkpoint = status.checkpoint else {
      throw ScorerError(
        .missingWeights, status.folder, detail: "the weights of \(id.title) are not there",
        advice: Self.advice(published.checkpoint, status.folder))
    }
    guard let vocabulary = status.vocabulary else {
      throw ScorerError(
        .missingVocabulary, status.folder + "/" + published.vocabulary.name,
        detail: "the vocabulary of \(id.title) is not there",
        advice: Self.advice(published.vocabulary, status.folder))
    }
    let configuration =
      try status.configuration.map(ModelConfiguration.read) ?? ModelConfiguration()
    return try Self.load(published, checkpoint, vocabulary, configuration)
  }

  /// Where a missing file can be had.
  private static func advice(_ file: PublishedWeights.File, _ folder: String) -> String {
    "Put \(file.url) (\(file.licence)) into \(folder)."
  }

  /// The published file, else the first by name that can be a checkpoint.
  private static func checkpoint(in folder: String, preferring name: String) -> String? {
    if let published = existing(folder + "/" + name) { return published }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let found = names.sorted().first { name in
      [".pt", ".pth", ".safetensors"].contains { name.hasSuffix($0) } && !name.hasPrefix(".")
    }
    return found.map { folder + "/" + $0 }
  }

  /// The path, where there is a file.
  private static func existing(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
