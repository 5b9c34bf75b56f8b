package import Downloads
internal import Foundation

/// Downloads what scorers lack of their published files.
package struct WeightsPull: Sendable {
  /// The files, each once.
  package let files: [File]

  /// One published file and where it goes.
  package struct File: Sendable, Equatable {
    /// The scorer in whose folder it lies.
    package let scorer: ScorerID
    package let published: PublishedWeights.File
    /// Where it goes.
    package let path: String
  }

  /// What became of one file.
  package struct Outcome: Sendable, Equatable {
    package let file: File
    /// Whether it was there already.
    package let wasThere: Bool
    /// Bytes.
    package let size: Int
    /// In hexadecimal.
    package let sha256: String
    /// Whether the digest is known to be the published one's; else there is none to compare with.
    package let isVerified: Bool
    /// The name that another file, which was in its place, has now.
    package let kept: String?
  }

  /// The files of these scorers, and the checkpoints through which they see pictures; or their
  /// vocabularies alone.
  package init(
    _ scorers: [ScorerID], into folder: WeightsFolder, onlyVocabularies: Bool = false
  ) {
    var files: [File] = []
    func add(_ published: PublishedWeights.File, of scorer: ScorerID) {
      let path = folder.folder(of: scorer) + "/" + published.name
      guard !files.contains(where: { $0.path == path }) else { return }
      files.append(File(scorer: scorer, published: published, path: path))
    }
    for published in scorers.compactMap(folder.catalog.of) {
      if onlyVocabularies {
        if let file = published.vocabulary { add(file, of: published.scorer) }
        continue
      }
      if let images = published.images.flatMap(folder.catalog.of) {
        add(images.checkpoint, of: images.scorer)
      }
      for file in published.files { add(file, of: published.scorer) }
    }
    self.files = files
  }
}

extension WeightsPull.File {
  /// Downloads and checks it, where it is not there as it was published.
  ///
  /// Blocks until then, and calls `progress` from this thread.
  package func pull(
    asking huggingFace: HuggingFace, progress: @escaping (DownloadProgress) -> Void
  ) throws(DownloadError) -> WeightsPull.Outcome {
    let check = try WeightsCheck.of(path, published) {
      progress(DownloadProgress(phase: .checking, received: $0, total: published.size))
    }
    if let check, check.verdict != .differs {
      return WeightsPull.Outcome(
        file: self, wasThere: true, size: check.size, sha256: check.sha256,
        isVerified: check.verdict == .asPublished, kept: nil)
    }
    let outcome = try Download(
      huggingFace.address(of: published.url), to: path, size: published.size,
      sha256: published.sha256, token: huggingFace.token
    ).run(progress: progress)
    return WeightsPull.Outcome(
      file: self, wasThere: false, size: outcome.size, sha256: outcome.sha256,
      isVerified: published.sha256 != nil, kept: outcome.kept)
  }
}
