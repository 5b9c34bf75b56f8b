internal import ArgumentParser
internal import Curation
internal import Store

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

  @Flag(help: "Neither read nor write the library, nor kept image features.")
  var noLibrary = false

  func validate() throws {
    if noLibrary, remembered.library != nil {
      throw ValidationError("--no-library and --library exclude one another.")
    }
  }

  func run() throws {
    let places = Places.ofThisProcess()
    try ScoringRun(
      gallery: gallery, places: places, format: format, needsWeights: true,
      keepsFeatures: !noLibrary
    ).run {
      try noLibrary ? Library.inMemory() : remembered.open(places)
    }
  }
}
