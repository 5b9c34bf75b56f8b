internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Store

/// Where decisions and scores are remembered.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The library, a SQLite file; made where it is not there and something is to be kept.",
      valueName: "file"))
  var library: String?

  /// Where the library is that was named, or the person's own.
  func path(_ places: Places) -> String { library ?? places.library }

  /// Opens the library that was named, or the person's own.
  ///
  /// Where something is to be seen in it, one that was named must be there: a new one would have
  /// nothing, and look as if all were lost.
  func open(_ places: Places, toRead isRead: Bool = false) throws -> Library {
    if isRead, let library, !FileManager.default.fileExists(atPath: library) {
      throw NoLibrary(path: library)
    }
    let opened = try Library.open(at: path(places))
    for remark in opened.remarks { Console.note(remark) }
    return opened
  }
}

/// There is nothing where a library was to be read.
private struct NoLibrary: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path): there is no library; check the spelling, or leave --library away for your own"
  }
}

extension Library {
  /// Makes the backup of the day where it is due, once a command has decided something; what goes
  /// wrong is told and changes nothing else.
  func backUpTellingProblems() {
    do {
      try backUpOnceADay()
    } catch {
      Console.note("no backup was made: \(error)")
    }
  }
}
