internal import Foundation
internal import Scorers
internal import Store
package import Tensors

/// Pictures' tokens in a folder of files, for scorers that read more of a picture than a vector: those
/// not used for longest are removed where there would be more than a number of bytes.
///
/// Several processes may use one folder. A file that is damaged is removed and counts as not there.
package final class TokenCache: Sendable {
  private let files: CacheFolder

  /// A cache in `folder` of at most `capacity` bytes; with 0 nothing is kept.
  ///
  /// `now` gives nanoseconds since 1970.
  package init(
    folder: String, capacity: Int, now: @escaping @Sendable () -> Int64 = TokenCache.now
  ) {
    files = CacheFolder(folder, suffix: ".tokens", capacity: capacity, now: now)
  }

  /// Where the files are; made where it is not there yet.
  package var folder: String { files.path }
  /// How many bytes may be kept.
  package var capacity: Int { files.capacity }

  /// The tokens of a key, which count as used now; `nil` where they are not kept, or not whole.
  package func tokens(for key: FeatureKey, shape: [Int]) -> Tensor? {
    let size = TokenFile.size(for: key, shape: shape)
    guard let bytes = files.bytes(of: Self.name(of: key), where: { $0 == size }) else { return nil }
    guard let tokens = TokenFile.tokens(bytes, for: key, shape: shape) else {
      files.remove(Self.name(of: key))
      return nil
    }
    return tokens
  }

  /// Keeps tokens, which count as used now; those that half precision cannot hold are left out.
  ///
  /// Throws a `CurationError` where the folder cannot be written.
  package func keep(_ tokens: Tensor, for key: FeatureKey) throws(CurationError) {
    guard capacity > 0, let bytes = TokenFile.bytes(tokens, for: key) else { return }
    try files.keep(bytes, as: Self.name(of: key))
  }

  /// What the folder holds at present.
  package func contents() -> (files: Int, bytes: Int) { files.contents() }

  /// Removes what was not used for longest where there is more than may be, and what was left
  /// unfinished by processes that were killed.
  package func trim() { files.trim() }

  /// A folder for each set of weights, so that those of old ones are easily thrown away.
  private static func name(of key: FeatureKey) -> String {
    "\(key.source.rawValue)-\(key.weights)/\(key.picture.rawValue)"
  }

  /// The time as the operating system has it.
  package static func now() -> Int64 { CacheFolder.now() }
}
