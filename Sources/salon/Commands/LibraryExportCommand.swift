internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Store
internal import Terminal

/// `salon library export`: all decisions as JSON Lines.
struct LibraryExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all decisions, stars and orders as JSON Lines.",
    discussion: """
      A line a picture that was ever judged, with the SHA-256 of its file, its last known paths and \
      the times; then a line a group with an order, and a line an answer in a duel. What was taken \
      back is there too, with a decision of null: `salon library import` takes it back elsewhere.
      """)

  @Argument(help: "The file, replaced where it is there; standard output where none is named.")
  var file: String?

  @OptionGroup var remembered: LibraryOptions

  func run() throws {
    let library = try remembered.open(Places.ofThisProcess(), toRead: true)
    guard let file else {
      // A terminal would obey what names of files may hold; anything else gets them as they are.
      let needsCleaning = Console.isTerminal
      return try DecisionArchive.write(library) {
        Console.line(needsCleaning ? $0.printable : $0)
      }
    }
    var text = Data()
    try DecisionArchive.write(library) { text.append(contentsOf: ($0 + "\n").utf8) }
    do {
      try text.write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw Unwritable(file: file, reason: error.systemReason)
    }
  }
}

/// Why nothing was exported.
private struct Unwritable: Error, CustomStringConvertible {
  let file: String
  let reason: String

  var description: String {
    "\(file) cannot be written (\(reason)); name a file in a folder that is there, can be written to "
      + "and has room"
  }
}
