internal import ArgumentParser
internal import Curation
internal import Store

/// `salon copy`: what was decided, once more in a folder.
struct CopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy accepted pictures to a folder, with what lies beside them.",
    discussion: """
      Text files of a picture's name go along (.txt, .json, .xmp). Nothing is replaced: where a \
      name is taken, a number is added. `salon undo` takes the copies away.
      """)

  @OptionGroup var options: FileOptions

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The folder, made where it is not there.", valueName: "folder"))
  var folder: String

  func run() throws {
    try FileRun(
      options: options, decision: options.chosen?.decision ?? .accepted,
      target: .copy(to: FolderWalk.absolute(folder))
    ).run(Places.ofThisProcess())
  }
}
