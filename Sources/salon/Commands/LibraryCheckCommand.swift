internal import ArgumentParser
internal import Curation
internal import Store
internal import Terminal

/// `salon library check`: whether the library is whole, and what is in it.
struct LibraryCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether the library is whole, and count what is in it. The default.",
    discussion: "Exits with 1 if anything is wrong with the file.")

  @OptionGroup var remembered: LibraryOptions

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let library = try remembered.open(Places.ofThisProcess(), toRead: true)
    let check = try library.check()
    if json {
      Console.line(
        JSONText.object([
          ("path", .string(library.path)),
          ("problems", .array(check.problems.map { .string($0) })),
          ("counts", .object(check.counts.map { ($0.name, JSONText($0.value)) })),
          ("backups", JSONText(library.backups().count)),
        ]).text)
    } else {
      let state = check.isSound ? "is in order" : "is damaged"
      Console.line("\(library.path) \(state)".printable)
      for count in check.counts {
        Console.line(String(count.value).padded(to: 9, .right) + "  " + count.name)
      }
      for problem in check.problems { Console.note(problem) }
    }
    guard check.isSound else { throw ExitCode.failure }
  }
}
