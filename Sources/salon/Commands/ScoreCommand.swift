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
      progress goes to standard error. Exits with 1 if any picture failed, and at once where there \
      are no weights; `salon query PATH '' --json` prints what else is known.

      With --what-if the scores and ranks that another prompt would bring are printed beside those \
      that there are; with --words what each word of the prompt contributes, which is the score minus \
      the score without the word. Nothing of either is remembered.
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions

  @Option(help: "How the scores are written.")
  var format: ScoreFormat = .table

  @Flag(help: "Neither read nor write the library, nor kept image features.")
  var noLibrary = false

  @Option(help: ArgumentHelp("Print what scores would be for another prompt.", valueName: "prompt"))
  var whatIf: String?

  @Flag(help: "Print what each word of the prompt contributes; with --what-if of that prompt.")
  var words = false

  func validate() throws {
    if format == .csv, words || whatIf != nil {
      throw ValidationError("--what-if and --words have no --format csv; jsonl has all they say.")
    }
    if noLibrary, remembered.library != nil {
      throw ValidationError("--no-library and --library exclude one another.")
    }
  }

  func run() throws {
    let places = Places.ofThisProcess()
    let openLibrary = { try noLibrary ? Library.inMemory() : remembered.open(places) }
    if words || whatIf != nil {
      return try WhatIfRun(
        gallery: gallery, places: places, prompt: whatIf, asksWords: words, format: format,
        keepsFeatures: !noLibrary
      ).run(openLibrary: openLibrary)
    }
    try ScoringRun(
      gallery: gallery, places: places, format: format, needsWeights: true,
      keepsFeatures: !noLibrary
    ).run(openLibrary: openLibrary)
  }
}
