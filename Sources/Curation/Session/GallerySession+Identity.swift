internal import Crypto
internal import Foundation
internal import Scorers
internal import Store

extension GallerySession {
  /// Makes sure that a picture's digest is known, reading the file where it is not.
  func identify(_ id: PictureID) throws {
    let picture = withState { $0.gallery[id] }
    guard picture.digest == nil else { return }
    try identify(id, bytes: PictureFile.read(picture.path))
  }

  /// Takes in that a picture's file holds `bytes`, and what the library remembers of them.
  func identify(_ id: PictureID, bytes: [UInt8]) throws {
    let digest = ContentDigest.of(bytes)
    try withState { state in
      guard state.gallery[id].digest == nil else { return }
      if let file = state.file(of: id) { try library.record(file, digest: digest) }
      try recall([(id, digest)], in: &state)
    }
  }

  /// Looks up what the library remembers of pictures whose files have not changed since.
  func identifyKnownFiles(_ ids: [PictureID]) throws {
    try withState { state in
      let files = ids.compactMap(state.file)
      let digests = try library.digests(of: files)
      let known = ids.compactMap { id in
        state.file(of: id).flatMap { digests[$0] }.map { (id, $0) }
      }
      try recall(known, in: &state)
    }
  }

  /// Identifies what is left, file by file.
  func identifyRest() {
    let ids = withState { state in
      state.gallery.pictures.filter { $0.digest == nil && $0.fault == nil }.map(\.id)
    }
    for id in ids where isOpen {
      do {
        try identify(id)
      } catch {
        withState { $0.failed(id, because: "\(error)") }
      }
    }
    withState { $0.allIdentified() }
  }

  /// Takes judgements and scores out of the library.
  private func recall(
    _ pictures: [(PictureID, ContentDigest)], in state: inout SessionState
  ) throws {
    let digests = pictures.map(\.1)
    let judgements = try library.judgements(of: digests)
    var remembered: [ScorerID: StoredScores] = [:]
    for scorer in state.loadedScorers {
      remembered[scorer.id] = try StoredScores(
        of: digests, by: scorer.id, weights: scorer.weightsDigest, in: library)
    }
    for (id, digest) in pictures {
      let prompt = state.gallery[id].prompt.map(ScoringPrompt.text)
      let scores = remembered.compactMapValues { $0.state(of: digest, prompt: prompt) }
      state.identified(id, digest, judgements[digest] ?? Judgement(), scores)
    }
  }

  /// Looks up scores of the pictures that were identified before a scorer was there.
  func recallScores(by scorer: any Scorer) throws {
    try withState { state in
      let known = state.gallery.pictures.filter { $0.digest != nil }
      let stored = try StoredScores(
        of: known.compactMap(\.digest), by: scorer.id, weights: scorer.weightsDigest, in: library)
      for picture in known {
        guard let digest = picture.digest,
          let score = stored.state(of: digest, prompt: picture.prompt.map(ScoringPrompt.text))
        else { continue }
        state.remembered(picture.id, [scorer.id: score])
      }
    }
  }
}

extension ContentDigest {
  /// The digest of a file's bytes.
  static func of(_ bytes: [UInt8]) -> ContentDigest {
    let hex = SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return ContentDigest(rawValue: hex.joined())
  }
}
