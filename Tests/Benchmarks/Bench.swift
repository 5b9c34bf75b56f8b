internal import ArgumentParser

/// Measures what salon promises about speed, beside what the machine can do at best.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salon-bench", abstract: "Measure salon on this machine.",
    subcommands: [
      ScoringCommand.self, DemoCommand.self, LibraryCommand.self, QueryCommand.self,
      FilterCommand.self, GalleryCommand.self, OpenCommand.self, ScreenCommand.self,
      ThumbnailsCommand.self,
    ])
}
