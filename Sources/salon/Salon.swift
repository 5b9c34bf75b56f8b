internal import ArgumentParser

/// The command line: every command is a type of its own under `Commands`.
@main
struct Salon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salon",
    abstract: "A jury for generated pictures, in the terminal.",
    discussion: """
      Point it at the folder that a text-to-image tool writes to: it groups the pictures by \
      prompt, scores them while you look, and keeps what you accept, reject and re-order.
      """,
    version: "0.1.0",
    subcommands: [
      BrowseCommand.self, DemoCommand.self, ScoreCommand.self, TopCommand.self, QueryCommand.self,
      CompareCommand.self, ReportCommand.self, DecideCommand.self,
      HistoryCommand.self, UndoCommand.self, RedoCommand.self, MoveCommand.self, CopyCommand.self,
      TrashCommand.self, LibraryCommand.self, TokensCommand.self, InfoCommand.self,
      WeightsCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)
}
