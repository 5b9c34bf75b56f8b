internal import ArgumentParser
internal import Curation
internal import Scorers

/// What is said of a whole gallery.
protocol GalleryText {
  /// For people, line by line.
  var lines: [String] { get }
  /// For programs.
  var json: JSONText { get }
  /// Whether scorers or people have opinions of the pictures, as many as it takes to say something.
  var hasOpinions: Bool { get }
}

extension GalleryOptions {
  /// Scores all there is and prints what is made of it, problems and missing weights on standard error.
  ///
  /// Throws where opinions are lacking for want of weights, and `ExitCode.failure` where anything
  /// failed; how many pictures cannot be used is only said.
  func print(
    asJSON: Bool, _ remembered: LibraryOptions,
    _ text: (GallerySession) -> some GalleryText
  ) throws {
    let places = Places.ofThisProcess()
    let session = try GallerySession.scored(self, places) { try remembered.open(places) }
    for problem in session.problems { Console.note(problem.text) }
    let text = text(session)
    let hasScorers = !session.configuration.scorers.isEmpty
    tellWhatIsLacking(in: session.gallery)
    tellWhatIsLeftOut(of: session.gallery)
    if !hasScorers, !text.hasOpinions, !session.gallery.pictures.isEmpty {
      throw NoWeights(folder: session.configuration.weights.path)
    }
    if asJSON {
      Console.line(text.json.text)
    } else {
      for line in text.lines { Console.line(line) }
    }
    if !hasScorers { Console.note(MissingWeights.notice) }
    if session.problems.contains(where: \.isFailure) { throw ExitCode.failure }
  }
}

extension GalleryOptions {
  /// Says so where nothing was found.
  func tellWhatIsLacking(in gallery: Gallery) {
    guard gallery.pictures.isEmpty else { return }
    Console.note("no picture (PNG, JPEG, WebP) in " + places.joined(separator: ", "))
  }

  /// Says how many pictures cannot be used, where not each of them is told.
  func tellWhatIsLeftOut(of gallery: Gallery) {
    let count = gallery.pictures.count { $0.fault != nil }
    guard count > 0 else { return }
    let first = gallery.pictures.first { $0.fault != nil }
    let example = first.map { "\($0.path): \($0.fault ?? "")" } ?? ""
    Console.note(count == 1 ? example : "\(count) pictures cannot be used, such as \(example)")
  }
}
