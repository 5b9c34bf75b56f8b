internal import ArgumentParser

/// Measures what salon promises about speed, beside what the machine can do at best.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salon-bench", abstract: "Measure salon on this machine.",
<<<<<<< HEAD
    subcommands: [ScoringCommand.self])
=======
    subcommands: [ScoringCommand.self, LibraryCommand.self])

  static func main() {
    BLASCore.restartWherePreferred()
    main(nil)
  }
>>>>>>> db237b9 (wip)
}
