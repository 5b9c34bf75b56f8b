package import Downloads
internal import Foundation

/// A weights file held against what is known of the published one.
package struct WeightsCheck: Sendable, Equatable {
  /// The file.
  package let path: String
  /// Bytes.
  package let size: Int
  /// In hexadecimal.
  package let sha256: String
  package let verdict: Verdict

  /// What it is.
  package enum Verdict: String, Sendable, Equatable {
    /// The published file.
    case asPublished = "as published"
    /// Not the published file, although it has its name.
    case differs = "differs"
    /// The published file's digest is not known, or this is a file of another name.
    case unknown = "unknown"
  }

  /// Reads the file at `path`; `nil` where there is none.
  ///
  /// `published` is the one that it should be, where it should be one; `progress` is told how many
  /// bytes were read.
  package static func of(
    _ path: String, _ published: PublishedWeights.File?, progress: (Int) -> Void = { _ in }
  ) throws(DownloadError) -> WeightsCheck? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let (size, sha256) = try FileDigest.of(path, progress: progress)
    var verdict = Verdict.unknown
    if let published {
      if let known = published.sha256 { verdict = known == sha256 ? .asPublished : .differs }
      if let known = published.size, known != size { verdict = .differs }
    }
    return WeightsCheck(path: path, size: size, sha256: sha256, verdict: verdict)
  }
}

extension WeightsFolder {
  /// The files that scorers would be loaded from, each with the published one that it should be;
  /// files of other names than the published ones come without.
  package func filesInUse(
    by scorers: [ScorerID]
  ) -> [(scorer: ScorerID, path: String, published: PublishedWeights.File?)] {
    scorers.compactMap(catalog.of).map(status(of:)).flatMap { status in
      [
        (status.checkpoint, status.published.checkpoint),
        (status.vocabulary, status.published.vocabulary),
      ].compactMap { path, published in
        guard let path else { return nil }
        let isItsName = published.map { path == status.folder + "/" + $0.name } ?? false
        return (status.scorer, path, isItsName ? published : nil)
      }
    }
  }
}
