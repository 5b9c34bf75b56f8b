internal import ArgumentParser

/// `salon weights`: the scorers' checkpoints and vocabularies.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "See which scorers' weights are there, download them, and put files in place.",
    subcommands: [
      WeightsListCommand.self, WeightsPullCommand.self, WeightsVerifyCommand.self,
      WeightsImportCommand.self,
    ],
    defaultSubcommand: WeightsListCommand.self)
}
