import Curation
import Foundation
import Scorers
import Store
import Synchronization
import TestSupport

/// Pictures of one prompt, small models of every scorer, and what is remembered of both.
struct ScoredGallery {
  let weights: TemporaryFolder
  let folder: TemporaryFolder
  let library: Library

  /// So many pictures, none like another.
  init(pictures: Int) throws {
    weights = try ReferenceWeights.jury(head: SampleHead(width: 64))
    folder = try TemporaryFolder()
    for number in 0..<pictures {
      let shade = UInt8(truncatingIfNeeded: number * 37)
      let picture = SamplePicture((shade, 255 - shade, UInt8(number)), prompt: "a red fox")
      try folder.write("pictures/\(number).png", picture.bytes)
    }
    library = try Library.open(at: folder.path("library.sqlite"))
  }

  /// The cache of tokens.
  func tokens(capacity: Int = 1 << 30) -> TokenCache {
    TokenCache(folder: folder.path("features"), capacity: capacity)
  }

  /// A session that has not begun; with a library of its own it remembers nothing.
  func session(
    _ scorers: [ScorerID], prompt: String? = nil, isRemembered: Bool = true,
    tokens: TokenCache? = nil, onChange: @escaping @Sendable ([GalleryChange]) -> Void = { _ in }
  ) throws -> GallerySession {
    try GallerySession(
      .init(
        paths: [folder.path("pictures")], prompt: prompt, scorers: scorers,
        weights: WeightsFolder(weights.path("")), workers: 2, batch: 4,
        tokens: isRemembered ? tokens ?? self.tokens() : nil),
      library: isRemembered ? library : .inMemory(), onChange: onChange)
  }

  /// What a session comes to that nobody disturbs.
  func result(
    _ scorers: [ScorerID], prompt: String? = nil, isRemembered: Bool = true,
    tokens: TokenCache? = nil
  ) throws -> (tally: ScoringTally, scores: Scores) {
    let session = try session(
      scorers, prompt: prompt, isRemembered: isRemembered, tokens: tokens)
    session.start()
    session.waitUntilFinished()
    session.close()
    session.waitUntilClosed()
    return (session.tally, Scores(session.gallery))
  }
}

/// Every score of a gallery, by picture and scorer.
struct Scores: Equatable {
  private var values: [String: [ScorerID: Double]] = [:]

  init(_ gallery: Gallery) {
    for picture in gallery.pictures {
      for scorer in picture.scores.keys {
        values[picture.name, default: [:]][scorer] = picture.score(scorer)
      }
    }
  }

  /// How many there are.
  var count: Int { values.values.reduce(0) { $0 + $1.count } }

  /// The largest difference from other scores of the same pictures, by scorer; infinite where one of
  /// the two lacks a score.
  func distance(to other: Scores) -> [ScorerID: Double] {
    var distances: [ScorerID: Double] = [:]
    for (name, scores) in values {
      for (scorer, value) in scores {
        let distance = other.values[name]?[scorer].map { abs($0 - value) } ?? .infinity
        distances[scorer] = max(distances[scorer] ?? 0, distance)
      }
    }
    return values.keys == other.values.keys ? distances : [:]
  }
}

/// Waits for a session's progress.
final class ProgressWatch: @unchecked Sendable {
  private let lock = NSCondition()
  private var progress = ScoringProgress(done: 0, total: 0)
  private var isScanned = false

  /// Takes a session's changes in.
  func take(_ changes: [GalleryChange]) {
    lock.withLock {
      for case .progress(let progress) in changes { self.progress = progress }
      isScanned = isScanned || changes.contains(.scanned)
      lock.broadcast()
    }
  }

  /// Waits until so many scores more are known, or all that were still to be computed.
  func wait(for more: Int) {
    lock.lock()
    defer { lock.unlock() }
    let target = progress.done + more
    // What is remembered when a picture is found was never waited for.
    while progress.done < target, !isScanned || progress.done < progress.total { lock.wait() }
  }
}
