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

      Data goes to standard output, messages to standard error. The exit status is 0; 1 where \
      something that was asked for could not be done, which is then said; 64 where the command line \
      makes no sense.
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

  /// Runs the command of the command line; what goes wrong is a message, never a trace.
  static func main() {
    Console.holdDescriptors()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Says what went wrong, and ends with its exit status.
  ///
  /// Not by `exit(withError:)`: arguments and names of files could steer the terminal.
  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    // Help and the version.
    if status.isSuccess { exit(withError: error) }
    if status == .validationFailure {
      let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      if let first = lines.first, !first.isEmpty {
        Console.note(String(first.trimmingPrefix("Error: ")))
        for line in lines.dropFirst() { Console.message(String(line)) }
      }
    } else if !(error is ExitCode) {
      Console.note("\(error)")
    }
    exit(withError: status)
  }
}
