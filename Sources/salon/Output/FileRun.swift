internal import ArgumentParser
internal import Curation
internal import Store
internal import Terminal

/// Moves, copies or trashes what was decided, or says what would be.
struct FileRun {
  let options: FileOptions
  let decision: Decision
  let target: FilePlan.Target

  /// Does it and tells each file; throws `ExitCode.failure` where one was left out.
  func run(_ places: Places) throws {
    let library = try options.remembered.open(places)
    let mover = FileMover(library)
    try mover.recover()
    var hasFailed = false
    func fail(_ problem: String) {
      Console.note(problem)
      hasFailed = true
    }
    let files = try FileIdentifier(library).identify(below: options.paths) { fail("\($0)") }
    let judgements = try library.judgements(of: files.map(\.picture))
    let chosen = files.filter { judgements[$0.picture]?.decision == decision }
    let plan = FilePlan(chosen, target)
    if options.dryRun {
      plan.problems.forEach { fail("\($0)") }
      plan.steps.forEach(tell)
    } else {
      let outcome = try mover.carryOut(label(plan), plan)
      outcome.problems.forEach(fail)
      outcome.steps.forEach(tell)
      if !outcome.steps.isEmpty { Console.note("`salon undo` takes it back") }
      library.backUpTellingProblems()
    }
    if chosen.isEmpty { Console.note("nothing there is \(decision.rawValue)") }
    if hasFailed { throw ExitCode.failure }
  }

  private func label(_ plan: FilePlan) -> String {
    let what = "\(plan.steps.count(where: \.isPicture)) \(decision.rawValue)"
    return switch target {
    case .move(let folder): "move \(what) to \(folder)"
    case .copy(let folder): "copy \(what) to \(folder)"
    case .trash: "trash \(what)"
    }
  }

  private func tell(_ step: FileStep) {
    Console.line(options.json ? FileStepText.json(step).text : FileStepText.line(step))
  }
}
