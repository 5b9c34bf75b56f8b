internal import ArgumentParser
internal import Curation
internal import Store
internal import Terminal

/// `salon decide`: decisions from scripts.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Accept, reject or star pictures without the screen.",
    discussion: """
      A line a picture is printed once its decision is on disk. Files that are named are decided as \
      one change, which is undone as a whole; with - each line of standard input is a file, decided \
      by itself as soon as it is read. Files that cannot be read are named, and the exit status is \
      1 then.
      """)

  /// What a picture is to be.
  enum Choice: String, EnumerableFlag {
    case accept, reject, clear

    var decision: Decision? {
      switch self {
      case .accept: .accepted
      case .reject: .rejected
      case .clear: nil
      }
    }
  }

  @Argument(help: "The pictures; - reads one path a line from standard input.")
  var files: [String]

  @Flag(exclusivity: .exclusive, help: "What to decide.")
  var choice: Choice?

  @Option(help: ArgumentHelp("0 to 5 stars.", valueName: "n"))
  var stars: Int?

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object a picture.")
  var json = false

  func validate() throws {
    guard choice != nil || stars != nil else {
      throw ValidationError("Say --accept, --reject, --clear or --stars N.")
    }
    if let stars, !(0...5).contains(stars) { throw ValidationError("There are 0 to 5 stars.") }
  }

  func run() throws {
    let library = try remembered.open(Places.ofThisProcess())
    let identifier = FileIdentifier(library)
    var hasFailed = false
    func decide(_ paths: [String]) throws {
      let files = paths.compactMap { path -> IdentifiedFile? in
        do {
          return try identifier.read(path)
        } catch {
          Console.note("\(error)")
          hasFailed = true
          return nil
        }
      }
      _ = try library.apply(Change(label, files.flatMap { edits(of: $0.picture) }))
      for file in files { Console.line(acknowledgement(of: file)) }
    }
    if files == ["-"] {
      while let path = readLine() { if !path.isEmpty { try decide([path]) } }
    } else {
      try decide(files)
    }
    library.backUpTellingProblems()
    if hasFailed { throw ExitCode.failure }
  }

  private func edits(of picture: ContentDigest) -> [Edit] {
    (choice.map { [.decision(picture: picture, $0.decision)] } ?? [])
      + (stars.map { [.stars(picture: picture, $0)] } ?? [])
  }

  private var label: String {
    [choice?.rawValue, stars.map { $0 == 1 ? "1 star" : "\($0) stars" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  private func acknowledgement(of file: IdentifiedFile) -> String {
    guard json else { return "\(label): \(file.file.path)".printable }
    var parts: [(String, JSONText)] = [
      ("path", .string(file.file.path)), ("picture", .string(file.picture.rawValue)),
    ]
    if let choice { parts.append(("decision", JSONText(choice.decision?.rawValue))) }
    if let stars { parts.append(("stars", JSONText(stars))) }
    return JSONText.object(parts).text
  }
}
