internal import ArgumentParser
internal import Curation
internal import Store

/// Which pictures' files are dealt with, and whether really.
struct FileOptions: ParsableArguments {
  /// A decision by which pictures are chosen.
  enum Chosen: String, EnumerableFlag {
    case accepted, rejected

    var decision: Decision {
      switch self {
      case .accepted: .accepted
      case .rejected: .rejected
      }
    }
  }

  @Argument(help: "Folders and pictures.")
  var paths: [String]

  @Flag(exclusivity: .exclusive, help: "Which of them.")
  var chosen: Chosen?

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "Say what would be done, and touch nothing.")
  var dryRun = false

  @Flag(help: "One JSON object a file.")
  var json = false

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name folders or pictures.") }
  }
}
