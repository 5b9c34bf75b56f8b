internal import Foundation
internal import Store
internal import TestSupport
internal import Testing

@Suite("Files in the journal")
struct FileStepTests {
  private let library: Library

  init() throws {
    library = try Library.inMemory()
  }

  private func step(_ number: Int, _ kind: FileStep.Kind = .move) -> FileStep {
    FileStep(
      kind, from: "/a/\(number).png", to: "/b/\(number).png", digest: Sample.digest(number),
      isPicture: true)
  }

  private func finish(_ steps: [FileStep], _ state: FileStep.State) throws {
    try library.update(
      steps.map {
        var step = $0
        step.state = state
        return step
      })
  }

  @Test("A change of files is written before it is made, undone and redone as one")
  func roundTrip() throws {
    let steps = try library.begin("move 2", [step(1), step(2)])
    #expect(Set(steps.map(\.id)).count == 2)
    #expect(try library.unfinishedFileSteps() == steps)
    try finish(steps, .done)
    #expect(try library.unfinishedFileSteps().isEmpty)
    #expect(try library.history(limit: 1).first?.files.map(\.state) == [.done, .done])
    // The last is fetched first
    let undone = try #require(try library.undo())
    #expect(undone.label == "move 2")
    #expect(undone.files.map(\.source) == ["/a/2.png", "/a/1.png"])
    #expect(undone.files.allSatisfy { $0.state == .returning })
    #expect(try library.unfinishedFileSteps().count == 2)
    try finish(undone.files, .returned)
    #expect(try library.undo() == nil)
    let redone = try #require(try library.redo())
    #expect(redone.files.map(\.source) == ["/a/1.png", "/a/2.png"])
    #expect(redone.files.allSatisfy { $0.state == .intended })
  }

  @Test("What was not done is neither undone nor redone")
  func partly() throws {
    let steps = try library.begin("move 2", [step(1), step(2)])
    try finish([steps[0]], .done)
    try library.drop([steps[1]])
    #expect(try library.undo()?.files.map(\.source) == ["/a/1.png"])
    try library.drop(library.unfinishedFileSteps())
    #expect(try library.history(limit: 9).isEmpty, "a change of which nothing is left is none")
  }

  @Test("A change whose undoing was broken off is in force again")
  func reinstated() throws {
    let steps = try library.begin("move 2", [step(1), step(2)])
    try finish(steps, .done)
    let undone = try #require(try library.undo())
    try finish([undone.files[0]], .returned)
    try finish([undone.files[1]], .done)
    try library.reinstate([steps[0].change])
    #expect(try library.undo()?.files.map(\.source) == ["/a/1.png"])
  }

  @Test("A change of files is in scope with its pictures and its places")
  func scope() throws {
    try finish(try library.begin("move", [step(1)]), .done)
    let other = library.forNewSession()
    func scope(_ picture: Int, _ folder: String) -> JournalScope {
      JournalScope(contains: { $0 == Sample.digest(picture) }, holds: { $0.hasPrefix(folder) })
    }
    #expect(try other.undo(in: scope(2, "/c/")) == nil)
    for scope in [scope(1, "/c/"), scope(2, "/a/"), scope(2, "/b/")] {
      let undone = try #require(try other.undo(in: scope))
      try finish(undone.files, .returned)
      let redone = try #require(try other.redo(in: scope))
      try finish(redone.files, .done)
    }
  }

  @Test("One process deals with files at a time")
  func lock() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let (one, other) = (try Library.open(at: path), try Library.open(at: path))
    let lock = try #require(try one.lockFiles(patience: 0))
    #expect(try other.lockFiles(patience: 0.05) == nil)
    lock.release()
    #expect(try other.lockFiles(patience: 0) != nil)
  }
}
