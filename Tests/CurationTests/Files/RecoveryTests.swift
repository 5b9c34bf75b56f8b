import Curation
import Foundation
import Store
import TestSupport
import Testing

@Suite("Files whose process was ended in the middle")
struct RecoveryTests {
  private let folder: TemporaryFolder
  private let library: Library
  private let picture: IdentifiedFile

  init() throws {
    folder = try TemporaryFolder()
    library = try Library.open(at: folder.path("data/library.sqlite"))
    try folder.write("g/1.png", SamplePicture((1, 1, 1)).bytes)
    picture = try FileIdentifier(library).read(folder.path("g/1.png"))
  }

  private func begin(_ kind: FileStep.Kind, to destination: String) throws -> FileStep {
    let step = FileStep(
      kind, from: folder.path("g/1.png"), to: folder.path(destination), digest: picture.picture,
      isPicture: true)
    return try #require(try library.begin("\(kind)", [step]).first)
  }

  private func undo(_ step: FileStep) throws {
    var done = step
    done.state = .done
    try library.update([done])
    _ = try #require(try library.undo())
  }

  private func rename(_ from: String, _ to: String) throws {
    let destination = folder.url.appending(path: to)
    try FileManager.default.createDirectory(
      at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: folder.path(from), toPath: destination.path)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.path(name))
  }

  @Test("What had not begun is forgotten")
  func notBegun() throws {
    _ = try begin(.move, to: "out/1.png")
    try FileMover(library).recover()
    #expect(try library.unfinishedFileSteps().isEmpty)
    #expect(try library.history(limit: 9).isEmpty)
    #expect(exists("g/1.png"))
  }

  @Test("What was moved but not written down is undone like anything else")
  func moved() throws {
    _ = try begin(.move, to: "out/1.png")
    try rename("g/1.png", "out/1.png")
    let mover = FileMover(library)
    try mover.recover()
    #expect(try library.history(limit: 1).first?.files.map(\.state) == [.done])
    _ = try mover.carryOut(try #require(try library.undo()))
    #expect(exists("g/1.png") && !exists("out/1.png"))
  }

  @Test("A note in the trash without its file is cleared away")
  func note() throws {
    _ = try begin(.trash, to: "data/Trash/files/1.png")
    try folder.write("data/Trash/info/1.png.trashinfo", "[Trash Info]\n")
    try FileMover(library).recover()
    #expect(!exists("data/Trash/info/1.png.trashinfo"))
    #expect(exists("g/1.png"))
  }

  @Test("Somebody's file at the destination is not taken for what was moved")
  func foreign() throws {
    _ = try begin(.move, to: "out/1.png")
    try folder.write("out/1.png", "somebody's")
    try FileMover(library).recover()
    #expect(try library.history(limit: 9).isEmpty)
    #expect(exists("g/1.png") && exists("out/1.png"))
  }

  @Test("A file with two names in the middle of a renaming keeps the new one")
  func twoNames() throws {
    let step = try begin(.move, to: "out.png")
    try FileManager.default.linkItem(atPath: step.source, toPath: step.destination)
    try FileMover(library).recover()
    #expect(!exists("g/1.png") && exists("out.png"))
    #expect(try library.history(limit: 1).first?.files.map(\.state) == [.done])
  }

  @Test("Of a copy that was broken off nothing is left; one that was made can be undone")
  func copy() throws {
    _ = try begin(.copy, to: "out.png")
    try FileMover(library).recover()
    #expect(try library.history(limit: 9).isEmpty)
    let step = try begin(.copy, to: "out.png")
    try FileManager.default.copyItem(atPath: step.source, toPath: step.destination)
    let mover = FileMover(library)
    try mover.recover()
    _ = try mover.carryOut(try #require(try library.undo()))
    #expect(exists("g/1.png") && !exists("out.png"))
  }

  @Test("An undo that had not begun can be asked for again")
  func undoNotBegun() throws {
    let step = try begin(.move, to: "out/1.png")
    try rename("g/1.png", "out/1.png")
    try undo(step)
    let mover = FileMover(library)
    try mover.recover()
    _ = try mover.carryOut(try #require(try library.undo()))
    #expect(exists("g/1.png") && !exists("out/1.png"))
  }

  @Test("An undo that was made but not written down is one")
  func undone() throws {
    let step = try begin(.move, to: "out/1.png")
    try undo(step)
    try FileMover(library).recover()
    #expect(try library.history(limit: 1).first?.files.map(\.state) == [.returned])
    #expect(try library.undo() == nil)
    #expect(try library.redo()?.files.count == 1)
  }

  @Test("A gallery that is opened looks after it")
  func opening() throws {
    _ = try begin(.move, to: "out/1.png")
    try rename("g/1.png", "out/1.png")
    let opened = try OpenedGallery([folder.url.path], library: library)
    #expect(try library.unfinishedFileSteps().isEmpty)
    opened.session.close()
  }
}
