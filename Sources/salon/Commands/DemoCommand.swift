internal import ArgumentParser
internal import Curation
internal import Demo
internal import Foundation
internal import Scorers
internal import Store

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

  @Flag(help: "No pictures: text alone, whatever the terminal can show.")
  var plain = false

  @Option(help: ArgumentHelp("Draw pictures of so many prompts into --out.", valueName: "prompts"))
  var draw: Int?

  @Option(help: "What --draw draws (default: 1); the same pictures for the same number.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Where --draw puts its pictures.", valueName: "folder"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Pixels along an edge of what --draw draws (default: 256).", valueName: "pixels"))
  var side: Int?

  @Flag(help: "With --draw: prompts that the weights were never trained on.")
  var unseen = false

  func validate() throws {
    try BrowseCommand.check(theme: theme)
    guard (draw == nil) == (out == nil) else {
      throw ValidationError("--draw and --out need one another.")
    }
    guard draw != nil || (seed == nil && side == nil && !unseen) else {
      throw ValidationError("--seed, --side and --unseen say what --draw is to draw.")
    }
    guard (1...100_000).contains(draw ?? 1) else {
      throw ValidationError("--draw takes a number from 1 to 100000.")
    }
    guard (16...2048).contains(side ?? 16) else {
      throw ValidationError("--side takes a number from 16 to 2048.")
    }
    // What is there may be somebody's, and lists of other pictures would be wrong for it.
    if let out, let names = try? FileManager.default.contentsOfDirectory(atPath: out),
      !names.isEmpty
    {
      throw ValidationError("\(out): there is something in it; --out takes a new or empty folder.")
    }
  }

  func run() throws {
    if let draw, let out {
      let seed = seed ?? 1
      let motifs = DrawnGallery.motifs(draw, keptForTrials: unseen, seed: seed)
      return try write(DrawnGallery(of: motifs, each: 4, seed: seed, side: side ?? 256), to: out)
    }
    let folder = Places.ofThisProcess().demo
    if !DrawnGallery.demo.wasDrawn(in: folder) { try write(.demo, to: folder) }
    try BrowseCommand.parse(
      [folder, "--scorer", ScorerID.demo.map(\.rawValue).joined(separator: ",")]
        + (remembered.library.map { ["--library", $0] } ?? [])
        + (theme.map { ["--theme", $0] } ?? []) + (plain ? ["--plain"] : [])
    ).run()
  }

  private func write(_ gallery: DrawnGallery, to folder: String) throws {
    Console.note("drawing \(gallery.pictures.count) pictures into \(folder)")
    do {
      try gallery.write(to: folder)
    } catch {
      let wayOut = out == nil ? "set XDG_CACHE_HOME to a folder" : "name a folder"
      throw NotDrawn(folder: folder, reason: error.systemReason, wayOut: wayOut)
    }
  }
}

/// Why there are no pictures to browse.
private struct NotDrawn: Error, CustomStringConvertible {
  let folder: String
  let reason: String
  let wayOut: String

  var description: String {
    "\(folder): pictures cannot be drawn there (\(reason)); \(wayOut) that can be written to and "
      + "has room"
  }
}
