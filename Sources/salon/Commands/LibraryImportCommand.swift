internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Store
internal import Terminal

/// `salon library import`: takes in what `salon library export` wrote.
struct LibraryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in decisions, stars and orders from JSON Lines.",
    discussion: """
      Of each thing what was set last counts, here or in the file; a backup is made before. Lines \
      that are no use are named and left out, and the exit status is 1 then.
      """)

  @Argument(help: "The file; - for standard input.")
  var file: String

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "Say what would be taken in, and leave the library as it is.")
  var dryRun = false

  /// Faults that are named one by one.
  private static let faultsShown = 20

  func run() throws {
    let archive = DecisionArchive(reading: try bytes())
    for fault in archive.faults.prefix(Self.faultsShown) {
      Console.note("\(file), line \(fault.line): \(fault.reason); left out")
    }
    if archive.faults.count > Self.faultsShown {
      Console.note("\(archive.faults.count - Self.faultsShown) more lines were left out")
    }
    let library = try remembered.open(Places.ofThisProcess())
    var summary = try library.merge(archive.records, isTrial: true)
    if !dryRun, !summary.isEmpty {
      do {
        if let backup = try library.backUp(.import) { Console.note("before that: \(backup.path)") }
      } catch {
        Console.note("no backup was made: \(error)")
      }
      summary = try library.merge(archive.records)
    }
    Console.line(Self.text(summary, isTrial: dryRun))
    guard archive.faults.isEmpty else { throw ExitCode.failure }
  }

  private func bytes() throws -> Data {
    if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do {
      return try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
    } catch {
      throw Unreadable(file: file, reason: error.systemReason)
    }
  }

  private static func text(_ summary: MergeSummary, isTrial: Bool) -> String {
    "\(isTrial ? "would take" : "took") in \(summary.decisions) decisions, \(summary.stars) stars, "
      + "\(summary.orders) orders, \(summary.comparisons) answers about pairs; \(summary.known) were so already, "
      + "\(summary.older) are older than what is here"
  }
}

/// Why there is nothing to take in.
private struct Unreadable: Error, CustomStringConvertible {
  let file: String
  let reason: String

  var description: String {
    "\(file) cannot be read (\(reason)); name a file that `salon library export` wrote"
  }
}
