internal import Foundation
package import Store

/// Carries out what is planned for files, so that it can be undone, and so that a process which is
/// ended in the middle leaves nothing half done for ever.
///
/// Each file is written to the journal before it is touched, and again after; what lies between is
/// one call of the operating system, of which can be seen afterwards whether it was made.
package struct FileMover: Sendable {
  /// Files between two notes in the journal: each note waits for the disk.
  private static let filesAtOnce = 32
  /// How long another salon is waited for that deals with files, in seconds.
  private static let patience: TimeInterval = 10

  let library: Library

  /// What came of it.
  package struct Outcome: Sendable {
    /// What was done or taken back, with where the files are now.
    package var steps: [FileStep] = []
    /// What was not, and why.
    package var problems: [String] = []
  }

  /// A mover that writes to a library.
  package init(_ library: Library) {
    self.library = library
  }

  /// Does what was planned, as one change of this label.
  package func carryOut(_ label: String, _ plan: FilePlan) throws -> Outcome {
    try locked {
      var outcome = Outcome(problems: plan.problems.map { "\($0)" })
      // A copy of what is moved in the same change must be made first.
      try run(library.begin(label, plan.steps), into: &outcome)
      return outcome
    }
  }

  /// Goes on with what undoing or redoing has written to the journal.
  package func carryOut(_ change: AppliedChange) throws -> Outcome {
    try locked {
      var outcome = Outcome()
      try run(change.files, into: &outcome)
      return outcome
    }
  }

  /// Looks what became of files whose process was ended in the middle, and writes that down; what
  /// was not done by then is not done any more, and can be asked for again.
  package func recover() throws {
    guard try !library.unfinishedFileSteps().isEmpty,
      let lock = try library.lockFiles(patience: 0)
    else { return }
    defer { lock.release() }
    let steps = try library.unfinishedFileSteps().map(Recovery.settled)
    try library.update(steps.filter { $0.state != .intended })
    try library.drop(steps.filter { $0.state == .intended })
    try library.reinstate(Set(steps.filter { $0.state == .done }.map(\.change)))
    record(steps.filter { $0.state != .intended })
  }

  private func locked(_ body: () throws -> Outcome) throws -> Outcome {
    guard let lock = try library.lockFiles(patience: Self.patience) else {
      throw FilesError(code: .busy, path: library.path, detail: "")
    }
    defer { lock.release() }
    return try body()
  }

  // MARK: - Steps

  private func run(_ steps: [FileStep], into outcome: inout Outcome) throws {
    var undone: [FileStep] = []
    for start in stride(from: 0, to: steps.count, by: Self.filesAtOnce) {
      var finished: [FileStep] = []
      for step in steps[start..<min(start + Self.filesAtOnce, steps.count)] {
        do {
          finished.append(try perform(step))
        } catch let error as FilesError {
          outcome.problems.append("\(error)")
          undone.append(step)
        } catch let error as CurationError {
          outcome.problems.append("\(error)")
          undone.append(step)
        }
      }
      try library.update(finished)
      record(finished)
      outcome.steps += finished
    }
    // What could not be brought back stays where it is, and is not asked for again.
    try library.update(
      undone.filter { $0.state == .returning }.map {
        var step = $0
        step.state = .done
        return step
      })
    try library.drop(undone.filter { $0.state == .intended })
  }

  private func perform(_ step: FileStep) throws -> FileStep {
    step.state == .returning
      ? try Return(step, library).perform() : try Departure(step, library).perform()
  }

  /// Tells the library where pictures are now, and no longer are; without that they are read once more
  /// when they are met.
  private func record(_ steps: [FileStep]) {
    let files = steps.filter(\.isPicture).compactMap { step in
      PictureFile.identity(step.state == .returned ? step.source : step.destination)
        .map { (file: $0, digest: step.digest) }
    }.filter { $0.file.isSettled(before: Date()) }
    let isKnown = files.isEmpty || (try? library.record(files)) != nil
    let known = isKnown ? Set(files.map(\.file.path)) : []
    let left = steps.filter(\.isPicture).compactMap { step -> String? in
      switch (step.kind, step.state) {
      case (.copy, .returned): step.destination
      case (.copy, _): nil
      // A picture keeps its old place until the library knows the new one.
      case (_, .returned): known.contains(step.source) ? step.destination : nil
      default: known.contains(step.destination) ? step.source : nil
      }
    }.filter(PictureFile.isMissing)
    if !left.isEmpty { try? library.forget(left) }
  }
}
