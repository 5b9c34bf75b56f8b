internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Terminal

/// How the commands that choose pictures write them.
struct PathFormat: ParsableArguments {
  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "End each path with a zero byte instead of a line feed, for xargs -0.")
  var endsWithZero = false

  @Flag(help: "One JSON object a picture, with its scores and ranks.")
  var json = false

  func validate() throws {
    if endsWithZero, json { throw ValidationError("--json and -0 exclude one another.") }
  }

  /// Writes pictures of a gallery, in the order of `chosen`.
  func write(_ chosen: [PictureID], of gallery: Gallery, scorers: [ScorerID]) {
    let lines = ScoreReport.lines(gallery, scorers: scorers)
    let lineOf = Dictionary(uniqueKeysWithValues: zip(gallery.pictures.map(\.id), lines))
    for line in chosen.compactMap({ lineOf[$0] }) {
      if json {
        Console.line(ScoreFormat.json(line, scorers).text)
      } else if endsWithZero {
        Console.data(line.path + "\0")
      } else {
        // A path must come out as it is, but must not steer a terminal.
        Console.line(Console.isTerminal ? line.path.printable : line.path)
      }
    }
  }
}
