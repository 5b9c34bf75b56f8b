internal import ArgumentParser

/// `salon weights`: the scorers' checkpoints and vocabularies.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "See which scorers' weights are there, and put files in place.",
    subcommands: [WeightsListCommand.self, WeightsImportCommand.self],
    defaultSubcommand: WeightsListCommand.self)
}
