internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Store
internal import Terminal

/// Scores a gallery from beginning to end and prints what came of it.
struct ScoringRun {
  let gallery: GalleryOptions
  let places: Places
  let format: ScoreFormat
  /// Whether it is a failure that there are no weights at all; else what is known of the pictures is
  /// printed all the same.
  let needsWeights: Bool
  /// Whether image features are taken from the cache and put into it.
  var keepsFeatures = true

  /// Scores and prints; `openLibrary` is called once it is known that there is something to score.
  ///
  /// Throws `ExitCode.failure` where a picture or anything else failed.
  func run(openLibrary: () throws -> Library) throws {
    let session = try GallerySession.scored(
      gallery, places, needsWeights: needsWeights, keepsFeatures: keepsFeatures,
      openLibrary: openLibrary)
    try report(session, session.configuration.scorers)
  }

  private func report(_ session: GallerySession, _ scorers: [ScorerID]) throws {
    for problem in session.problems { Console.note(problem.text) }
    let lines = ScoreReport.lines(session.gallery, scorers: scorers)
    gallery.tellWhatIsLacking(in: session.gallery)
    // The other formats escape what a terminal would obey; this one must not change the data.
    let needsCleaning = format == .csv && Console.isTerminal
    for line in format.text(lines, scorers: scorers) {
      Console.line(needsCleaning ? line.printable : line)
    }
    if scorers.isEmpty { Console.note(MissingWeights.notice) }
    let promptless = lines.count { $0.prompt == nil && $0.error == nil }
    if promptless > 0 {
      Console.note("\(promptless) of \(lines.count) without a prompt; --prompt gives one")
    }
    let hasFailed =
      lines.contains { $0.error != nil } || session.problems.contains(where: \.isFailure)
    if hasFailed { throw ExitCode.failure }
  }
}

extension GallerySession {
  /// A session that has found and scored everything there is, its progress on standard error;
  /// `openLibrary` is called once it is known that there is something to score.
  ///
  /// Where `chosen` is given these scorers are asked instead of those of the options, and what they
  /// do not score is not decoded. Throws where weights are needed and there are none.
  static func scored(
    _ gallery: GalleryOptions, _ places: Places, scorers chosen: [ScorerID]? = nil,
    needsWeights: Bool = false, keepsFeatures: Bool = true, openLibrary: () throws -> Library
  ) throws -> GallerySession {
    try check(gallery.places)
    let weights = try places.weightsFolder()
    let scorers = try chosen ?? gallery.availableScorers(in: weights)
    if needsWeights, scorers.isEmpty { throw NoWeights(folder: weights.path) }
    for missing in weights.status() where scorers.contains(missing.scorer) && !missing.isComplete {
      throw MissingWeights(scorer: missing.scorer)
    }
    let printer = ProgressPrinter()
    let session = try GallerySession(
      .init(
        paths: gallery.places, prompt: gallery.prompt, scorers: scorers, weights: weights,
        decodesAll: chosen == nil, tokens: keepsFeatures ? gallery.tokens(in: places) : nil,
        grouping: gallery.grouping, listings: keepsFeatures ? places.listings : nil),
      library: try openLibrary(),
      onChange: printer.show)
    session.start()
    session.waitUntilFinished()
    printer.finish()
    return session
  }
}
