internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// `salon doctor`: what works here, and why not.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what works here and why not: terminal, CPU, weights, library.")

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let places = Places.ofThisProcess()
    let report = DoctorReport(
      environment: ProcessInfo.processInfo.environment, places: places,
      library: remembered.library ?? places.library)
    if json {
      Console.line(report.json.text)
    } else {
      for line in report.lines { Console.line(line.printable) }
    }
    guard report.isHealthy else { throw ExitCode.failure }
  }
}
