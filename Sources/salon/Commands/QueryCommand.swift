internal import ArgumentParser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// `salon query`: the pictures that match.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Print the paths of the pictures that match.",
    usage: "salon query [PATH…] EXPR [<options>]",
    discussion: """
      The expression is the last argument: words, and keys with values, such as \
      'model:xl steps:20..30 -blurry (stars>=3 or imagereward>0.5)'; one that begins with - comes \
      after --. Scores that it asks for are computed where they are missing, unless it asks for \
      unscored.

      \(keys)
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions
  @OptionGroup var format: PathFormat

  @Flag(
    name: .customLong("remembered"), help: "Take scores from the library, and compute none.")
  var computesNothing = false

  private static var keys: String {
    let width = QueryKey.all.map(\.name.count).max() ?? 0
    return QueryKey.all.map { key in
      "\(key.name.padded(to: width))  \(key.meaning): \(key.example)"
    }.joined(separator: "\n")
  }

  func validate() throws {
    let isMissing =
      gallery.paths.count < 2
      && gallery.paths.allSatisfy {
        $0.contains("/") && FileManager.default.fileExists(atPath: $0)
      }
    if isMissing { throw ValidationError("An expression is missing, such as 'is:accepted'.") }
  }

  func run() throws {
    let query = try query()
    var gallery = gallery
    gallery.paths.removeLast()
    let places = Places.ofThisProcess()
    try GallerySession.check(gallery.places)
    let weights = try places.weightsFolder()
    let inUse = query.asksAllScorers ? try gallery.availableScorers(in: weights) : query.scorers
    let asked = inUse + query.scorers.filter { !inUse.contains($0) }
    let computes = !computesNothing && !query.asksWhatIsMissing
    let session = try GallerySession.scored(gallery, places, scorers: computes ? asked : []) {
      try remembered.open(places)
    }
    let opened = computes ? session.gallery : try session.gallery(rememberingScoresBy: asked)
    for problem in session.problems { Console.note(problem.text) }
    gallery.tellWhatIsLacking(in: opened)
    var table = QueryTable(opened, scorers: inUse)
    let filter = PictureFilter(query, of: &table, now: Date(), calendar: .current)
    format.write(filter.pictures, of: opened, scorers: asked)
    if session.problems.contains(where: \.isFailure) { throw ExitCode.failure }
  }

  /// The expression, which is the last of the arguments.
  private func query() throws -> Query {
    let text = gallery.paths.last ?? ""
    do throws(QueryError) {
      return try Query(text)
    } catch {
      let lines = QueryMistake.lines(error, in: text)
      lines.prefix(1).forEach(Console.note)
      lines.dropFirst().forEach(Console.message)
      throw ExitCode.validationFailure
    }
  }
}
