internal import ArgumentParser
internal import Curation
internal import Scorers
internal import Store

/// `salon top`: the best of each prompt group.
struct TopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "top",
    abstract: "Print the paths of the best pictures of each prompt group.",
    discussion: """
      The groups come in the order in which they were found, in each the best picture first; of \
      equal scores the file that comes first. Scores that are missing are computed. Pictures \
      without a score are left out.
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions
  @OptionGroup var format: PathFormat

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "The scorer that says what is best; the first whose weights are there unless said.",
      valueName: "scorer"))
  var judge: ScorerName?

  @Option(
    name: [.customShort("n"), .customLong("count")],
    help: ArgumentHelp("Pictures of each group.", valueName: "K"))
  var count = 1

  func validate() throws {
    if count < 1 { throw ValidationError("-n is at least 1.") }
  }

  func run() throws {
    let places = Places.ofThisProcess()
    try GallerySession.check(gallery.places)
    let weights = try places.weightsFolder()
    var scorers = gallery.scorers == nil ? [] : try gallery.availableScorers(in: weights)
    if let judge, !scorers.contains(judge.id) { scorers.insert(judge.id, at: 0) }
    if scorers.isEmpty { scorers = Array(try gallery.availableScorers(in: weights).prefix(1)) }
    guard let best = judge?.id ?? scorers.first else {
      throw NoWeights(folder: weights.path)
    }
    let session = try GallerySession.scored(gallery, places, scorers: scorers) {
      try remembered.open(places)
    }
    for problem in session.problems { Console.note(problem.text) }
    let opened = session.gallery
    gallery.tellWhatIsLacking(in: opened)
    gallery.tellWhatIsLeftOut(of: opened)
    let chosen = opened.groups.flatMap { group in
      let scored = group.pictures.compactMap { id -> (score: Double, id: PictureID)? in
        let picture = opened[id]
        guard picture.fault == nil, let score = picture.score(best), !score.isNaN else {
          return nil
        }
        return (score, id)
      }
      let sorted = scored.sorted { (-$0.score, $0.id) < (-$1.score, $1.id) }
      return sorted.prefix(count).map(\.id)
    }
    format.write(chosen, of: opened, scorers: scorers)
    if session.problems.contains(where: \.isFailure) { throw ExitCode.failure }
  }
}
