internal import ArgumentParser
internal import Curation
internal import Store

/// `salon undo`: the last change, taken back.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take the last change back: decisions, stars, orders, moved files.")

  @OptionGroup var options: ReplayOptions

  func run() throws {
    try options.run(done: "undone", nothing: "nothing to undo") {
      try $0.undo(in: $1)
    }
  }
}
