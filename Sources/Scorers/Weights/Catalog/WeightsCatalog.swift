internal import Foundation

/// Which files the scorers' authors published, and where: `weights/catalog.toml`, which is built in,
/// with what the person's own catalog puts in its place.
package struct WeightsCatalog: Sendable, Equatable {
  /// Every scorer's, in the order of `ScorerID.all`.
  package let all: [PublishedWeights]

  /// The catalog that is built in.
  package static let builtIn: WeightsCatalog = {
    do throws(ScorerError) {
      return try WeightsCatalog(builtInFile, source: "weights/catalog.toml")
    } catch {
      preconditionFailure("weights/catalog.toml was read when it was tested: \(error)")
    }
  }()

  /// The built-in catalog with the person's own at `path` over it, where there is one.
  package static func read(over path: String) throws(ScorerError) -> WeightsCatalog {
    guard FileManager.default.fileExists(atPath: path) else { return .builtIn }
    // A catalog has a few kilobytes; a device or a picture by mistake should not be read whole.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: 1 << 20),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw ScorerError(
        .badCatalog, path, detail: "cannot be read as text", advice: "Mend it, or move it away.")
    }
    let file = try builtInFile.overridden(by: CatalogFile(toml: text, source: path))
    return try WeightsCatalog(file, source: path)
  }

  /// What is known of a scorer's files.
  package func of(_ scorer: ScorerID) -> PublishedWeights? {
    (all + PublishedWeights.demo).first { $0.scorer == scorer }
  }

  private static var builtInFile: CatalogFile {
    get throws(ScorerError) {
      let text = String(decoding: PackageResources.catalog_toml, as: UTF8.self)
      return try CatalogFile(toml: text, source: "weights/catalog.toml")
    }
  }

  /// Looks up what a file's entries refer to.
  private init(_ file: CatalogFile, source: String) throws(ScorerError) {
    var all: [PublishedWeights] = []
    for scorer in ScorerID.all {
      func failure(_ detail: String) -> ScorerError {
        ScorerError(
          .badCatalog, source, detail: "scorers.\(scorer.rawValue) \(detail)",
          advice: "Give it one, or move the file away.")
      }
      let entry = file.scorers[scorer]
      guard let checkpoint = entry?.checkpoint else { throw failure("has no checkpoint") }
      let vocabulary = entry?.vocabulary.flatMap { file.vocabularies[$0] }
      if scorer.needsPrompt, vocabulary == nil {
        throw failure("names no vocabulary that the catalog has")
      }
      guard vocabulary?.name != checkpoint.name else {
        throw failure("has no vocabulary with a name of its own")
      }
      all.append(
        PublishedWeights(scorer: scorer, checkpoint: checkpoint, vocabulary: vocabulary))
    }
    self.all = all
  }
}
