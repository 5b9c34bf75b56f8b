internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Terminal

/// `salon weights list`: what is there, what is missing and where it is published.
struct WeightsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what is there, what is missing and where it is published.")

  @Flag(help: "One JSON object a scorer.")
  var json = false

  func run() throws {
    let folder = try Places.ofThisProcess().weightsFolder()
    for status in folder.status() {
      if json {
        Console.line(WeightsText.json(status).text)
      } else {
        for line in WeightsText.lines(status) { Console.line(line) }
      }
    }
  }
}
