internal import ArgumentParser
internal import Curation
internal import Store

/// `salon trash`: what was turned down goes to the trash.
struct TrashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trash",
    abstract: "Put rejected pictures into the trash, with what lies beside them.",
    discussion: """
      It is the desktop's trash, from which any file manager restores; on another volume it is that \
      volume's own. Text files of a picture's name go along (.txt, .json, .xmp). `salon undo` brings \
      all of it back.
      """)

  @OptionGroup var options: FileOptions

  func run() throws {
    let places = Places.ofThisProcess()
    try FileRun(
      options: options, decision: options.chosen?.decision ?? .rejected,
      target: .trash(home: places.trash)
    ).run(places)
  }
}
