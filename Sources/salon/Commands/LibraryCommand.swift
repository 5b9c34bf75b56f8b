internal import ArgumentParser

/// `salon library`: the file that remembers.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library",
    abstract: "Check the library, take decisions out of it and into it, see its backups.",
    subcommands: [
      LibraryCheckCommand.self, LibraryExportCommand.self, LibraryImportCommand.self,
      LibraryBackupsCommand.self,
    ],
    defaultSubcommand: LibraryCheckCommand.self)
}
