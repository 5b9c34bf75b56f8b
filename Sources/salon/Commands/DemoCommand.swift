internal import ArgumentParser
internal import Curation
internal import Demo
internal import Scorers

/// `salon demo`: a gallery that salon draws itself, and scorers that were trained on such pictures.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Draw a gallery and browse it with the weights that come along.",
    discussion: """
      The pictures are drawn once and stay in the cache. The two scorers are real models, small \
      ones, trained on other pictures of this kind; of real pictures they know nothing. With --draw \
      pictures are drawn into a folder instead, four a prompt, with prompts.jsonl and truth.jsonl.
      """)

  @OptionGroup var remembered: LibraryOptions

  @Option(help: ArgumentHelp("The colours, a file of themes/ by name.", valueName: "name"))
  var theme: String?

  @Option(help: ArgumentHelp("Draw pictures of so many prompts into --out.", valueName: "prompts"))
  var draw: Int?

  @Option(help: "What --draw draws; the same pictures for the same number.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Where --draw puts its pictures.", valueName: "folder"))
  var out: String?

  @Option(help: ArgumentHelp("Pixels along an edge of what --draw draws.", valueName: "pixels"))
  var side = 256

  @Flag(help: "With --draw: prompts that the weights were never trained on.")
  var unseen = false

  func validate() throws {
    guard (draw == nil) == (out == nil) else {
      throw ValidationError("--draw and --out need one another.")
    }
    guard (1...1_000_000).contains(draw ?? 1) else {
      throw ValidationError("--draw takes a number from 1 to 1000000.")
    }
    guard (16...2048).contains(side) else {
      throw ValidationError("--side takes a number from 16 to 2048.")
    }
  }

  func run() throws {
    if let draw, let out {
      let motifs = DrawnGallery.motifs(draw, keptForTrials: unseen, seed: seed)
      return try DrawnGallery(of: motifs, each: 4, seed: seed, side: side).write(to: out)
    }
    let folder = Places.ofThisProcess().demo
    let gallery = DrawnGallery.demo
    if !gallery.isThere(in: folder) {
      Console.note("drawing \(gallery.pictures.count) pictures into \(folder)")
      try gallery.write(to: folder)
    }
    try BrowseCommand.parse(
      [folder, "--scorer", ScorerID.demo.map(\.rawValue).joined(separator: ",")]
        + (remembered.library.map { ["--library", $0] } ?? [])
        + (theme.map { ["--theme", $0] } ?? [])
    ).run()
  }
}
