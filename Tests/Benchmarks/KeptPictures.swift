internal import Curation
internal import Foundation
internal import Scorers
internal import Store

/// Features of some pictures where salon keeps them: a library, and a cache in a folder that is removed
/// with the last reference to it.
final class KeptPictures: Sendable {
  private let folder: URL
  private let kept: KeptFeatures
  private let scorer: any Scorer
  private let digests: [ContentDigest]

  /// Keeps features.
  init(_ features: [ImageFeatures], of scorer: any Scorer) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "salon-bench-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    kept = KeptFeatures(
      library: try Library.open(at: folder.appending(path: "library.sqlite").path),
      tokens: TokenCache(folder: folder.path, capacity: TokenCache.standardCapacity.bytes))
    self.scorer = scorer
    digests = features.indices.map { ContentDigest.of([UInt8(truncatingIfNeeded: $0)]) }
    try kept.keep(zip(digests, features).map { ($0, $1) }, for: scorer)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The features, read anew.
  func features() throws -> [ImageFeatures] {
    let found = try kept.features(of: digests, for: scorer)
    return digests.compactMap { found[$0] }
  }
}
