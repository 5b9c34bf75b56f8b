internal import ArgumentParser
internal import Curation
internal import Store
internal import Terminal

/// Of which places changes are undone or redone.
struct ReplayOptions: ParsableArguments {
  @Argument(help: "Folders and pictures that the change is about; any where none is named.")
  var paths: [String] = []

  @OptionGroup var remembered: LibraryOptions

  /// Undoes or redoes one change and tells what it was.
  func run(
    done: String, nothing: String, _ body: (Library, JournalScope) throws -> AppliedChange?
  ) throws {
    let library = try remembered.open(Places.ofThisProcess(), toRead: true)
    let mover = FileMover(library)
    try mover.recover()
    var hasFailed = false
    let scope = try scope(library) {
      Console.note("\($0)")
      hasFailed = true
    }
    guard let change = try body(library, scope) else {
      Console.note(nothing)
      if hasFailed { throw ExitCode.failure }
      return
    }
    let kept =
      change.keptCount > 0 ? "; \(change.keptCount) changed since, and left as they are" : ""
    let edits = change.edits.map(JournalEdit.value)
    let what = try HistoryText.words(change.label, edits, History.paths(of: edits, library))
    Console.line("\(done): \(what) (\(MomentText.short(change.date)))\(kept)".printable)
    let outcome = try mover.carryOut(change)
    for step in outcome.steps { Console.line(FileStepText.line(step)) }
    for problem in outcome.problems { Console.note(problem) }
    library.backUpTellingProblems()
    if hasFailed || !outcome.problems.isEmpty { throw ExitCode.failure }
  }

  private func scope(_ library: Library, failed: (any Error) -> Void) throws -> JournalScope {
    guard !paths.isEmpty else { return .everything }
    return try JournalScope(below: paths, library, failed: failed)
  }
}
