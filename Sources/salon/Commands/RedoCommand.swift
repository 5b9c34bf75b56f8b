internal import ArgumentParser
internal import Curation
internal import Store

/// `salon redo`: what was taken back last, made again.
struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Make the change again that was taken back last.")

  @OptionGroup var options: ReplayOptions

  func run() throws {
    try options.run(done: "redone", nothing: "nothing to redo") {
      try $0.redo(in: $1)
    }
  }
}
