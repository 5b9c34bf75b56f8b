internal import ArgumentParser
internal import Curation
internal import Scorers

/// What is opened, and with which scorers.
struct GalleryOptions: ParsableArguments {
  @Argument(help: "Folders and pictures (PNG, JPEG, WebP); this folder where none is named.")
  var paths: [String] = []

  @Option(help: "The prompt of all pictures, instead of what their files tell.")
  var prompt: String?

  @Option(
    name: [.customLong("scorer"), .customLong("scorers")],
    help: ArgumentHelp(
      "Scorers to ask, separated by commas; all whose weights are there unless said.",
      valueName: "names"))
  var scorers: ScorerList?

  @Option(
    help: ArgumentHelp(
      "The room that image features may take in the cache, such as 500M; 0 keeps none. Unless said "
        + "\(TokenCache.variable) decides, else it is 2G.",
      valueName: "size"))
  var featureCache: ByteSize?

  @Option(help: ArgumentHelp("What the pictures of a group have in common.", valueName: "what"))
  var groupBy: Grouping.Facet = .prompt

  @Flag(help: "Take prompts that differ only in <lora:…> tags for one.")
  var ignoreLoras = false

  /// How the pictures are to be grouped.
  var grouping: Grouping { Grouping(groupBy, ignoresNetworkTags: ignoreLoras) }

  /// The folders and files that were named, or this folder.
  var places: [String] { paths.isEmpty ? ["."] : paths }
}

/// Scorers as they are typed: `imagereward,clip`.
struct ScorerList: ExpressibleByArgument {
  let scorers: [ScorerID]

  /// The scorers of a list, each once; `nil` where one of them does not exist.
  init?(argument: String) {
    let names = argument.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
    let known = names.compactMap { name in ScorerID.known.first { $0.rawValue == name } }
    guard !known.isEmpty, known.count == names.count else { return nil }
    scorers = known.indices.filter { !known[..<$0].contains(known[$0]) }.map { known[$0] }
  }

  static var allValueStrings: [String] { ScorerID.all.map(\.rawValue) }
}

/// A scorer as it is typed.
struct ScorerName: ExpressibleByArgument {
  let id: ScorerID

  /// The scorer of a name; `nil` where it does not exist.
  init?(argument: String) {
    guard let id = ScorerID.known.first(where: { $0.rawValue == argument.lowercased() }) else {
      return nil
    }
    self.id = id
  }

  static var allValueStrings: [String] { ScorerID.all.map(\.rawValue) }
}

/// A scorer whose weights are published, as it is typed.
struct PublishedScorer: ExpressibleByArgument {
  let id: ScorerID

  /// The scorer of a name; `nil` where it does not exist or comes along.
  init?(argument: String) {
    guard let name = ScorerName(argument: argument), ScorerID.all.contains(name.id) else {
      return nil
    }
    id = name.id
  }

  static var allValueStrings: [String] { ScorerID.all.map(\.rawValue) }
}

extension Grouping.Facet: ExpressibleByArgument {}
