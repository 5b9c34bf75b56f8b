internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Provenance
internal import Scorers
internal import Store
internal import Terminal

/// `salon info`: all that is known of one picture.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show what is known of one picture: how it was made, scores, decision.")

  @Argument(help: "The picture.")
  var file: String

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let places = Places.ofThisProcess()
    let dossier = try PictureDossier.read(
      file, library: remembered.open(places), weights: places.weightsFolder())
    if json {
      Console.line(DossierText.json(dossier).text)
    } else {
      for line in DossierText.lines(dossier) { Console.line(line) }
    }
    if let fault = dossier.picture.fault {
      Console.note("\(file): \(fault)")
      throw ExitCode.failure
    }
  }
}
