internal import Crypto
internal import Foundation
internal import Scorers
package import Store

extension GallerySession {
  /// Makes sure that a picture's digest is known, reading the file where it is not.
  func identify(_ id: PictureID) throws {
    let picture = withState { $0.gallery[id] }
    guard picture.digest == nil else { return }
    try identify(id, bytes: PictureFile.read(picture.path))
  }

  /// Takes in that a picture's file holds `bytes`, and what the library remembers of them.
  func identify(_ id: PictureID, bytes: [UInt8]) throws {
    try identify([(id, ContentDigest.of(bytes))])
  }

  /// Takes in what pictures' files hold, and what the library remembers of that.
  ///
  /// The way from a file to its picture is written without the lock, because the disk may be slow;
  /// where it cannot be written, the pictures are known all the same. `moment` is before the files
  /// were read: what may have been written since is not taken for unchanged another time.
  private func identify(
    _ pictures: [(PictureID, ContentDigest)], readSince moment: Date = Date()
  ) throws {
    let files = withState { state in
      pictures.compactMap { id, digest in
        state.gallery[id].digest == nil
          ? state.file(of: id).map { (file: $0, digest: digest) } : nil
      }
    }
    let found = files.map { file, digest in
      let isSame = PictureFile.identity(file.path) == file && file.isSettled(before: moment)
      return (file: isSame ? file : file.outdated, digest: digest)
    }
    if !found.isEmpty { attempt { try library.record(found) } }
    try withState { state in
      try recall(pictures.filter { id, _ in state.gallery[id].digest == nil }, in: &state)
    }
  }

  /// Looks up what the library remembers of pictures whose files have not changed since.
  func identifyKnownFiles(_ ids: [PictureID]) throws {
    let files = withState { state in ids.map { ($0, state.file(of: $0)) } }
    let digests = try library.digests(of: files.compactMap(\.1))
    let known = files.compactMap { id, file in
      file.flatMap { digests[$0] }.map { (id, $0) }
    }
    try withState { state in
      try recall(known.filter { id, _ in state.gallery[id].digest == nil }, in: &state)
    }
  }

  /// How many files are read before the library is told of them: each time costs a write to disk.
  private static let filesAtOnce = 32

  /// Identifies what is left.
  func identifyRest() {
    let ids = withState { state in
      state.gallery.pictures.filter { $0.digest == nil && $0.fault == nil }.map(\.id)
    }
    for start in stride(from: 0, to: ids.count, by: Self.filesAtOnce) where isOpen {
      let moment = Date()
      let digests = ids[start..<min(start + Self.filesAtOnce, ids.count)].compactMap { id in
        digest(of: id).map { (id, $0) }
      }
      attempt { try identify(digests, readSince: moment) }
    }
    withState { $0.allIdentified() }
  }

  /// What a picture's file holds; `nil` where it is known already, cannot be read, which is taken
  /// in, or is not wanted any more.
  private func digest(of id: PictureID) -> ContentDigest? {
    let picture = withState { $0.gallery[id] }
    guard isOpen, picture.digest == nil else { return nil }
    do {
      return ContentDigest.of(try PictureFile.read(picture.path))
    } catch {
      fail(id, error)
      return nil
    }
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
    state.restoreOrders(of: pictures.map(\.0))
  }

  /// Pictures whose scores are looked up before the lock is given to others.
  private static let picturesAtOnce = 512

  /// Looks up scores of the pictures that were identified before a scorer was there.
  func recallScores(by scorer: any Scorer) throws {
    let known = withState { state in state.gallery.pictures.filter { $0.digest != nil } }
    for start in stride(from: 0, to: known.count, by: Self.picturesAtOnce) {
      let some = known[start..<min(start + Self.picturesAtOnce, known.count)]
      let stored = try StoredScores(
        of: some.compactMap(\.digest), by: scorer.id, weights: scorer.weightsDigest, in: library)
      let scores = some.compactMap { picture in
        picture.digest.flatMap {
          stored.state(of: $0, prompt: picture.prompt.map(ScoringPrompt.text))
        }.map { (picture.id, $0) }
      }
      withState { state in
        for (id, score) in scores { state.remembered(id, scorer.id, score) }
      }
    }
  }
}

extension ContentDigest {
  /// The digest of a file's bytes.
  package static func of(_ bytes: [UInt8]) -> ContentDigest {
    let hex = SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return ContentDigest(rawValue: hex.joined())
  }
}
