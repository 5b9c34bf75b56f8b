internal import ArgumentParser
internal import Curation

/// What is said of a whole gallery.
protocol GalleryText {
  /// For people, line by line.
  var lines: [String] { get }
  /// For programs.
  var json: JSONText { get }
}

extension GalleryOptions {
  /// Scores all there is and prints what is made of it, problems and missing weights on standard error.
  ///
  /// Throws `ExitCode.failure` where a picture or anything else failed.
  func print(
    asJSON: Bool, _ remembered: LibraryOptions,
    _ text: (GallerySession) -> some GalleryText
  ) throws {
    let places = Places.ofThisProcess()
    let session = try GallerySession.scored(self, places) { try remembered.open(places) }
    for problem in session.problems { Console.note(problem.text) }
    let text = text(session)
    if asJSON {
      Console.line(text.json.text)
    } else {
      for line in text.lines { Console.line(line) }
    }
    if session.configuration.scorers.isEmpty { Console.note(MissingWeights.notice) }
    if session.problems.contains(where: \.isFailure) { throw ExitCode.failure }
  }
}
