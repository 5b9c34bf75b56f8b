internal import ArgumentParser
internal import Curation
internal import Store
internal import Terminal

/// `salon history`: what was decided, when, and on which picture.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what was decided, when, and on which picture; the latest first.")

  @Argument(help: "Folders and pictures; everything where none is named.")
  var paths: [String] = []

  @Option(name: .short, help: ArgumentHelp("Changes to show.", valueName: "n"))
  var number = 20

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object a change.")
  var json = false

  func validate() throws {
    guard number > 0 else { throw ValidationError("-n is at least 1.") }
  }

  func run() throws {
    let library = try remembered.open(Places.ofThisProcess(), toRead: true)
    var hasFailed = false
    let history = try History.read(library, below: paths, limit: number) {
      Console.note("\($0)")
      hasFailed = true
    }
    for entry in history.entries {
      Console.line(
        json ? HistoryText.json(entry, history.paths).text : HistoryText.line(entry, history.paths))
    }
    if hasFailed { throw ExitCode.failure }
  }
}
