internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// `salon score`: scores without the screen.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score pictures and print the numbers.",
    discussion: """
      Scores, ranks within the prompt group, decisions, stars and order go to standard output; \
      progress goes to standard error. Exits with 1 if any picture failed.
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions

  @Option(help: "How the scores are written.")
  var format: ScoreFormat = .table

  @Flag(help: "Neither read nor write the library.")
  var noLibrary = false

  func validate() throws {
    if noLibrary, remembered.library != nil {
      throw ValidationError("--no-library and --library exclude one another.")
    }
  }

  func run() throws {
    try GallerySession.check(gallery.places)
    let places = Places.ofThisProcess()
    let library = try noLibrary ? Library.inMemory() : remembered.open(places)
    let weights = WeightsFolder(places.weights)
    let scorers = try gallery.availableScorers(in: weights, isRequired: true)
    let printer = ProgressPrinter()
    let session = try GallerySession(
      .init(
        paths: gallery.places, prompt: gallery.prompt, scorers: scorers, weights: weights,
        decodesAll: true),
      library: library,
      onChange: printer.show)
    session.start()
    session.waitUntilFinished()
    printer.finish()
    try report(session, scorers)
  }

  private func report(_ session: GallerySession, _ scorers: [ScorerID]) throws {
    for problem in session.problems { Console.note(problem) }
    let lines = ScoreReport.lines(session.gallery, scorers: scorers)
    if lines.isEmpty {
      Console.note("no picture (PNG, JPEG, WebP) in " + gallery.places.joined(separator: ", "))
    }
    let isCSV = format == .csv && Console.isTerminal
    for line in format.text(lines, scorers: scorers) {
      Console.line(isCSV ? line.printable : line)
    }
    let promptless = lines.count { $0.prompt == nil && $0.error == nil }
    if promptless > 0 {
      Console.note("\(promptless) of \(lines.count) pictures have no prompt; --prompt gives one")
    }
    guard session.problems.isEmpty, lines.allSatisfy({ $0.error == nil }) else {
      throw ExitCode.failure
    }
  }
}
