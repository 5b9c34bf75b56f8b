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
          ? state.gallery[id].file.map { (file: $0, digest: digest) } : nil
      }
    }
    let found = files.map { file, digest in
      let isSame = PictureFile.identity(file.path) == file && file.isSettled(before: moment)
      return (file: isSame ? file : file.outdated, digest: digest)
    }
    if !found.isEmpty { attempt { try library.record(found) } }
    try withState { state in
      var identified: [Picture] = []
      for (id, digest) in pictures where state.gallery[id].digest == nil {
        var picture = state.gallery[id]
        picture.digest = digest
        picture.scores = ScoreList()
        identified.append(picture)
      }
      try recall(&identified, scorers: state.loadedScorers)
      for picture in identified {
        guard let digest = picture.digest else { continue }
        state.identified(picture.id, digest, picture.judgement, picture.scores)
      }
      state.restoreOrders(of: identified.map(\.id))
      state.tellAnswers(about: identified.map(\.id))
    }
  }

  /// How many files are read before the library is told of them: each time costs a write to disk.
  private static let filesAtOnce = 128

  /// Identifies what no other has need of before, for as long as the session is open: a file that
  /// was moved here, renamed or copied has its decisions then.
  func identifyAll() {
    while let ids = nextToIdentify(limit: Self.filesAtOnce) {
      let moment = Date()
      let known = knownDigests(of: ids)
      let digests = ids.compactMap { id in
        (known[id] ?? digest(of: id)).map { (id, $0) }
      }
      attempt { try identify(digests, readSince: moment) }
      withState { $0.identificationDone(ids) }
    }
  }

  /// The contents of pictures whose files the library knows.
  private func knownDigests(of ids: [PictureID]) -> [PictureID: ContentDigest] {
    let files = withState { state in ids.map { ($0, state.gallery[$0].file) } }
    var known: [FileIdentity: ContentDigest] = [:]
    attempt { known = try library.digests(of: files.compactMap(\.1)) }
    let found = files.compactMap { id, file in file.flatMap { known[$0] }.map { (id, $0) } }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  /// What a picture's file holds; `nil` where it is known already, cannot be read, which is taken
  /// in, or is not wanted any more.
  private func digest(of id: PictureID) -> ContentDigest? {
    let picture = withState { $0.gallery[id] }
    guard isOpen, picture.digest == nil else { return nil }
    do {
      let bytes = try PictureFile.read(picture.path)
      // What was written meanwhile is another picture.
      guard PictureFile.stamp(picture.path) == picture.stamp else {
        throw hasChanged(picture.path)
      }
      return ContentDigest.of(bytes)
    } catch {
      fail(id, error)
      return nil
    }
  }

  /// From so many pictures on it is quicker to read all judgements there are than to look each up.
  private static let manyPictures = 2000

  /// Fills in what the library remembers of pictures whose digests are known; `all` are its
  /// judgements, where they have been read already.
  func recall(
    _ pictures: inout [Picture], _ all: [ContentDigest: Judgement]? = nil, scorers: [any Scorer]
  ) throws {
    let digests = pictures.compactMap(\.digest)
    guard !digests.isEmpty else { return }
    let judgements =
      try all
      ?? (digests.count < Self.manyPictures
        ? library.judgements(of: digests) : library.judgements())
    for index in pictures.indices {
      if let judgement = pictures[index].digest.flatMap({ judgements[$0] }) {
        pictures[index].judgement = judgement
      }
    }
    for scorer in scorers {
      let stored = try StoredScores(
        of: digests, by: scorer.id, weights: scorer.weightsDigest, in: library)
      for index in pictures.indices {
        let prompt = pictures[index].prompt.map(ScoringPrompt.text)
        guard let digest = pictures[index].digest,
          let state = stored.state(of: digest, prompt: prompt)
        else { continue }
        pictures[index].scores[scorer.id] = state
      }
    }
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
    ContentDigest(rawValue: HexDigest.text(of: Array(SHA256.hash(data: bytes))))
  }
}
