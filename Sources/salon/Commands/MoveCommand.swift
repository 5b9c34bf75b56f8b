internal import ArgumentParser
internal import Curation
internal import Store

/// `salon move`: what was decided goes to a folder.
struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Move accepted or rejected pictures to a folder, with what lies beside them.",
    discussion: """
      Text files of a picture's name go along (.txt, .json, .xmp). Nothing is replaced: where a \
      name is taken, a number is added. `salon undo` brings all of it back.
      """)

  @OptionGroup var options: FileOptions

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The folder, made where it is not there.", valueName: "folder"))
  var folder: String

  func validate() throws {
    guard options.chosen != nil else { throw ValidationError("Say --accepted or --rejected.") }
  }

  func run() throws {
    try FileRun(
      options: options, decision: options.chosen?.decision ?? .accepted,
      target: .move(to: FolderWalk.absolute(folder))
    ).run(Places.ofThisProcess())
  }
}
