internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Terminal

/// `salon weights import`: puts downloaded files in place.
struct WeightsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Put downloaded files in place, after having loaded them.",
    discussion: """
      A checkpoint (.pt, .pth, .safetensors) and its vocabulary (.txt, .txt.gz) make a scorer. Files \
      are linked where the file system can, copied otherwise.
      """)

  @Argument(help: "The files.")
  var files: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The scorer that they are for.", valueName: "scorer"))
  var scorer: PublishedScorer

  func run() throws {
    let folder = try Places.ofThisProcess().weightsFolder()
    let placements = try WeightsImport(
      files: files, scorer: scorer.id, folder: folder
    ).run()
    for placement in placements {
      let how = placement.isLinked ? "linked" : "copied"
      Console.line("\(how) \(placement.source) to \(placement.destination)".printable)
    }
  }
}
