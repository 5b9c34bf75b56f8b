internal import Foundation
internal import Scorers
internal import Store

extension GallerySession {
  /// Throws where one of the paths that were asked for cannot be opened.
  package static func check(_ paths: [String]) throws {
    for path in paths { try FolderWalk.check(path) }
  }

  /// Finds the pictures and what their files tell, and follows what happens in their folders where
  /// that is asked for.
  func scan() {
    attempt { try FileMover(library).recover() }
    let scan = GalleryScan(self)
    scan.restore()
    let watch = watch(scan)
    scan.look(at: .whole, holdsFresh: watch != nil) { watch?.enter($0) }
    watch?.hold(scan.takeFresh())
    watch?.settle()
    scan.keep()
    withState { $0.scanned() }
    if let watch { return watch.follow() }
    // Once all contents are known, so that the next start knows them too.
    waitUntilIdentified()
    if isOpen { scan.keep() }
    withState { $0.kept() }
  }

  private func watch(_ scan: GalleryScan) -> FolderWatch? {
    guard configuration.watches else { return nil }
    do throws(CurationError) {
      return try FolderWatch(scan, most: configuration.mostWatches)
    } catch {
      report(
        "folders are not followed (\(error.detail)); raise it with "
          + "`sysctl fs.inotify.max_user_instances=512`, or start with --no-watch",
        isFailure: false)
      return nil
    }
  }

  /// Takes in pictures that were read, with what the library remembers of those whose files have
  /// not changed since; the id of each, in the same order.
  ///
  /// Of what is restored `judgements` are all that the library has; digests that are not among it
  /// are left to be looked up later.
  func take(
    _ arrivals: [Arrival], restoredWith judgements: [ContentDigest: Judgement]? = nil
  ) -> [PictureID] {
    guard !arrivals.isEmpty else { return [] }
    let known =
      judgements == nil ? knownDigests(of: arrivals) : arrivals.map(\.finding.digest)
    var intake = ArrivalIntake()
    var problem: (any Error)?
    withState { state in
      intake.place(arrivals, known, in: state)
      do {
        try recall(&intake.found, judgements, scorers: state.loadedScorers)
        try recall(&intake.replacing, judgements, scorers: state.loadedScorers)
      } catch {
        problem = error
        // What is remembered of them is not known, so they must not pass for known.
        for index in intake.found.indices { intake.found[index].digest = nil }
        for index in intake.replacing.indices { intake.replacing[index].digest = nil }
      }
      state.found(intake.found)
      state.replaced(zip(intake.replaced, intake.replacing).map { Replacement($0, by: $1) })
    }
    if let problem { report("\(problem)") }
    let moved = intake.replacing.compactMap { picture in
      picture.digest.flatMap { digest in picture.file.map { (file: $0, digest: digest) } }
    }.filter { $0.file.isSettled(before: Date()) }
    if !moved.isEmpty { attempt { try library.record(moved) } }
    return intake.ids
  }

  /// Takes in that the files of pictures are gone.
  func lose(_ ids: [PictureID]) {
    if !ids.isEmpty { withState { $0.removed(ids) } }
  }

  /// The digests of files that the library knows, at the arrivals' places.
  private func knownDigests(of arrivals: [Arrival]) -> [ContentDigest?] {
    let files = arrivals.map { arrival in
      arrival.finding.digest == nil && !arrival.keepsContent ? arrival.finding.file : nil
    }
    var known: [FileIdentity: ContentDigest] = [:]
    attempt { known = try library.digests(of: files.compactMap(\.self)) }
    return zip(arrivals, files).map { arrival, file in
      arrival.finding.digest ?? file.flatMap { known[$0] }
    }
  }
}

/// Arrivals as they are put into the gallery.
private struct ArrivalIntake {
  var found: [Picture] = []
  /// Pictures that take others' places, and those others, at the same indices.
  var replacing: [Picture] = []
  var replaced: [PictureID] = []
  /// The picture of each arrival.
  var ids: [PictureID] = []

  /// Gives the arrivals their places; those that tell what is known already keep theirs.
  mutating func place(
    _ arrivals: [Arrival], _ digests: [ContentDigest?], in state: SessionState
  ) {
    let isNew = arrivals.map { $0.old.map { !state.contains($0) } ?? true }
    // New pictures are told before those that replace others, and ids follow one another.
    var next = state.gallery.pictures.nextID.rawValue
    var nextReplacing = next + isNew.count { $0 }
    for (index, arrival) in arrivals.enumerated() {
      let old = arrival.old.flatMap { isNew[index] ? nil : state.gallery[$0] }
      var picture = arrival.finding.picture(PictureID(rawValue: old == nil ? next : nextReplacing))
      picture.digest = digests[index]
      if let old {
        if arrival.keepsContent { picture.inherit(from: old) }
        guard !picture.tells(thatOf: old) else {
          ids.append(old.id)
          continue
        }
        nextReplacing += 1
        replacing.append(picture)
        replaced.append(old.id)
      } else {
        next += 1
        found.append(picture)
      }
      ids.append(picture.id)
    }
  }
}

extension Picture {
  /// Takes over what belongs to a content and its prompt.
  fileprivate mutating func inherit(from old: Picture) {
    digest = old.digest
    judgement = old.judgement
    for (scorer, state) in old.scores {
      guard case .exact = state, !scorer.needsPrompt || prompt == old.prompt else { continue }
      scores[scorer] = state
    }
  }

  /// Whether this says of a file what another does that is open.
  fileprivate func tells(thatOf old: Picture) -> Bool {
    stamp == old.stamp && name == old.name && folder == old.folder && recipe == old.recipe
      && seed == old.seed && importedScores == old.importedScores && people == old.people
      && pixels == old.pixels && fault == old.fault
  }
}
