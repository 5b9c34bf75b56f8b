internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Store

/// Where decisions and scores are remembered.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The library, a SQLite file; made where it is not there yet.", valueName: "file"))
  var library: String?

  /// Where the library is that was named, or the person's own.
  func path(_ places: Places) -> String { library ?? places.library }

  /// Opens the library that was named, or the person's own.
  func open(_ places: Places) throws -> Library {
    try Library.open(at: path(places))
  }
}
