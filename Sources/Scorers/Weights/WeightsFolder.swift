internal import Foundation
internal import Tensors

/// The folder that holds the scorers' weights, a folder each, named after the scorer.
///
///     imagereward/ImageReward.pt   (or any .pt, .pth or .safetensors)
///     imagereward/vocab.txt
///     clip/ViT-L-14.pt             (or any .pt, .pth or .safetensors)
///     clip/bpe_simple_vocab_16e6.txt.gz
///     aesthetic/sac+logos+ava1-l14-linearMSE.pth   (it sees through clip's checkpoint)
///
/// and so on, see `weights/catalog.toml`; a checkpoint in several files is found by its
/// `….safetensors.index.json`.
/// A `config.json` beside a checkpoint is read too, see `ModelConfiguration`.
package struct WeightsFolder: Sendable, Equatable {
  /// Its path.
  package let path: String
  /// Where the files are published.
  package let catalog: WeightsCatalog
  /// The folder of the weights that come along, see `ScorerID.demo`; `nil` where they are looked for
  /// in this one.
  package let demo: String?

  /// The folder at `path`, whether it exists or not.
  package init(_ path: String, catalog: WeightsCatalog = .builtIn, demo: String? = nil) {
    self.path = path
    self.catalog = catalog
    self.demo = demo
  }

  /// What it has for each scorer, in the order of `ScorerID.all`; files are not opened.
  package func status() -> [WeightsStatus] {
    catalog.all.map(status(of:))
  }

  /// What it has for the scorer of this name; `nil` where there is no such scorer.
  package func status(of scorer: ScorerID) -> WeightsStatus? {
    catalog.of(scorer).map(status(of:))
  }

  /// What it has for one scorer.
  package func status(of published: PublishedWeights) -> WeightsStatus {
    let folder = folder(of: published.scorer)
    return WeightsStatus(
      scorer: published.scorer, folder: folder, checkpoint: checkpoint(of: published),
      vocabulary: published.vocabulary.flatMap { Self.existing(folder + "/" + $0.name) },
      images: published.images.flatMap(catalog.of).flatMap(checkpoint),
      configuration: Self.existing(folder + "/config.json"), published: published,
      publishedImages: published.images.flatMap(catalog.of)?.checkpoint)
  }

  /// Loads a scorer; this maps its checkpoint and reads its vocabulary.
  ///
  /// What it has in common with the scorers in `loaded` is not loaded again.
  package func load(
    _ id: ScorerID, sharing loaded: [any Scorer] = []
  ) throws(ScorerError) -> any Scorer {
    guard let published = catalog.of(id) else {
      throw ScorerError(
        .unknownScorer, path, detail: "there is no scorer “\(id.rawValue)”",
        advice: "There are " + ScorerID.known.map(\.rawValue).joined(separator: ", ") + ".")
    }
    let status = status(of: published)
    guard let checkpoint = status.checkpoint else {
      throw ScorerError(
        .missingWeights, status.folder, detail: "the weights of \(id.title) are not there",
        advice: Self.advice(id, published.checkpoint, status.folder))
    }
    if let missing = published.vocabulary, status.vocabulary == nil {
      throw ScorerError(
        .missingVocabulary, status.folder + "/" + missing.name,
        detail: "the vocabulary of \(id.title) is not there",
        advice: Self.advice(id, missing, status.folder))
    }
    if let other = published.images.flatMap(catalog.of), status.images == nil {
      let folder = folder(of: other.scorer)
      throw ScorerError(
        .missingWeights, folder,
        detail: "the weights of \(other.scorer.title), through which \(id.title) sees, "
          + "are not there",
        advice: Self.advice(id, other.checkpoint, folder))
    }
    return try load(status, checkpoint, sharing: loaded)
  }

  /// The folder of a scorer's files.
  func folder(of scorer: ScorerID) -> String {
    let place = ScorerID.demo.contains(scorer) ? demo ?? path : path
    return place + "/" + scorer.rawValue
  }

  /// The path of a scorer's checkpoint, where there is one.
  private func checkpoint(of published: PublishedWeights) -> String? {
    Self.checkpoint(in: folder(of: published.scorer), preferring: published.checkpoint.name)
  }

  /// Where a missing file can be had.
  private static func advice(
    _ scorer: ScorerID, _ file: PublishedWeights.File, _ folder: String
  ) -> String {
    if ScorerID.demo.contains(scorer) { return "Put \(file.url) into \(folder)." }
    return "`salon weights pull \(scorer.rawValue)` gets it, or put \(file.url) (\(file.licence)) "
      + "into \(folder)."
  }

  /// The published file, else the index of one in several files, else the first by name that can be
  /// a checkpoint.
  private static func checkpoint(in folder: String, preferring name: String) -> String? {
    if let published = existing(folder + "/" + name) { return published }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted()
    // The parts that an index lists are checkpoints by name too, but no model each.
    let found =
      names.first { $0.hasSuffix(".safetensors.index.json") }
      ?? names.first { name in
        [".pt", ".pth", ".safetensors"].contains { name.hasSuffix($0) }
      }
    return found.map { folder + "/" + $0 }
  }

  /// The path, where there is a file.
  private static func existing(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
