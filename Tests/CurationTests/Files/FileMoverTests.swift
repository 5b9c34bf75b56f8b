import Curation
import Foundation
import Store
import TestSupport
import Testing

@Suite("Moving, copying and trashing")
struct FileMoverTests {
  private let folder: TemporaryFolder
  private let library: Library
  private let mover: FileMover

  init() throws {
    folder = try TemporaryFolder()
    library = try Library.open(at: folder.path("data/library.sqlite"))
    mover = FileMover(library)
    for number in 1...3 {
      try folder.write("g/\(number).png", SamplePicture((UInt8(number), 1, 1)).bytes)
    }
  }

  private var home: String { folder.path("data/Trash") }

  /// The files below the folder, without the library's own.
  private func files() throws -> [String] {
    let base = folder.url.resolvingSymlinksInPath().path
    return try FileManager.default.subpathsOfDirectory(atPath: base)
      .filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder)
        return !isFolder.boolValue && !path.hasPrefix("data/library")
      }.sorted()
  }

  private func plan(_ target: FilePlan.Target, _ names: String...) throws -> FilePlan {
    let identifier = FileIdentifier(library)
    return FilePlan(try names.map { try identifier.read(folder.path($0)) }, target)
  }

  private func undo() throws -> FileMover.Outcome {
    try mover.carryOut(try #require(try library.undo()))
  }

  @Test("Pictures go with what lies beside them, and come back")
  func move() throws {
    for name in ["1.txt", "1.png.json", "1.XMP", "10.txt", "1.doc", "2.txt"] {
      try folder.write("g/\(name)", name)
    }
    let before = try files()
    let outcome = try mover.carryOut(
      "move", plan(.move(to: folder.path("out/deep")), "g/1.png", "g/3.png"))
    #expect(outcome.problems.isEmpty)
    #expect(
      try files() == [
        "g/1.doc", "g/10.txt", "g/2.png", "g/2.txt", "out/deep/1.XMP", "out/deep/1.png",
        "out/deep/1.png.json", "out/deep/1.txt", "out/deep/3.png",
      ])
    #expect(try undo().problems.isEmpty)
    #expect(try files() == before)
    let redone = try mover.carryOut(try #require(try library.redo()))
    #expect(redone.steps.count == 5)
    #expect(try files().contains("out/deep/1.png.json"))
  }

  @Test("A dry run tells the steps, and touches nothing")
  func dryRun() throws {
    let before = try files()
    let plan = try plan(.trash(home: home), "g/1.png")
    #expect(plan.steps.map(\.destination) == [home + "/files/1.png"])
    #expect(try files() == before)
    #expect(!FileManager.default.fileExists(atPath: home))
    #expect(try library.history(limit: 9).isEmpty)
  }

  @Test("Nothing is replaced: what has a taken name gets a number, its neighbours the same")
  func collisions() throws {
    try folder.write("g/1.txt", "the caption of 1")
    try folder.write("out/1.png", "somebody's")
    try folder.write("out/1 (2).txt", "somebody's")
    try folder.write("h/1.png", SamplePicture((9, 9, 9)).bytes)
    _ = try mover.carryOut(
      "move", plan(.move(to: folder.path("out")), "g/1.png", "h/1.png"))
    #expect(
      try files() == [
        "g/2.png", "g/3.png", "out/1 (2).png", "out/1 (2).txt", "out/1 (3).png", "out/1 (3).txt",
        "out/1.png",
      ])
    #expect(try String(contentsOfFile: folder.path("out/1.png"), encoding: .utf8) == "somebody's")
    #expect(
      try String(contentsOfFile: folder.path("out/1 (3).txt"), encoding: .utf8)
        == "the caption of 1")
    // And on the way back
    try folder.write("g/1.png", "taken meanwhile")
    _ = try undo()
    #expect(
      try files() == [
        "g/1 (2).png", "g/1.png", "g/1.txt", "g/2.png", "g/3.png", "h/1.png", "out/1 (2).txt",
        "out/1.png",
      ])
  }

  @Test("A name that is taken after planning is not replaced either")
  func takenMeanwhile() throws {
    let plan = try plan(.move(to: folder.path("out")), "g/1.png")
    try folder.write("out/1.png", "somebody's")
    let outcome = try mover.carryOut("move", plan)
    #expect(outcome.steps.map(\.destination) == [folder.path("out/1 (2).png")])
    _ = try undo()
    #expect(try files() == ["g/1.png", "g/2.png", "g/3.png", "out/1.png"])
  }

  @Test("What a picture that stays needs too is copied along, and left in place for the trash")
  func shared() throws {
    try folder.write("g/1.jpg", SamplePicture((7, 7, 7)).bytes)
    try folder.write("g/1.txt", "of both")
    _ = try mover.carryOut("move", plan(.move(to: folder.path("out")), "g/1.png"))
    #expect(try files() == ["g/1.jpg", "g/1.txt", "g/2.png", "g/3.png", "out/1.png", "out/1.txt"])
    _ = try undo()
    #expect(try files() == ["g/1.jpg", "g/1.png", "g/1.txt", "g/2.png", "g/3.png"])
    #expect(
      try plan(.trash(home: home), "g/1.png").steps.map(\.source) == [folder.path("g/1.png")])
    // With both gone it goes once
    _ = try mover.carryOut("move", plan(.move(to: folder.path("out")), "g/1.png", "g/1.jpg"))
    #expect(try files() == ["g/2.png", "g/3.png", "out/1.jpg", "out/1.png", "out/1.txt"])
  }

  @Test("The trash is the desktop's, and its notes say where a file was")
  func trash() throws {
    let name = "a b%ä\u{1}.png"
    try folder.write("g/\(name)", SamplePicture((5, 5, 5)).bytes)
    try folder.write("data/Trash/files/2.png", "somebody's")
    try folder.write("data/Trash/info/3.png.trashinfo", "somebody's")
    let outcome = try mover.carryOut(
      "trash", plan(.trash(home: home), "g/\(name)", "g/2.png", "g/3.png"))
    #expect(outcome.problems.isEmpty)
    #expect(
      try files() == [
        "data/Trash/files/2 (2).png", "data/Trash/files/2.png", "data/Trash/files/3 (2).png",
        "data/Trash/files/\(name)", "data/Trash/info/2 (2).png.trashinfo",
        "data/Trash/info/3 (2).png.trashinfo", "data/Trash/info/3.png.trashinfo",
        "data/Trash/info/\(name).trashinfo", "g/1.png",
      ])
    let note = try String(contentsOfFile: home + "/info/\(name).trashinfo", encoding: .utf8)
    let lines = note.split(separator: "\n")
    #expect(lines.first == "[Trash Info]")
    #expect(lines.dropFirst().first?.hasSuffix("/g/a%20b%25%C3%A4%01.png") == true)
    #expect(lines.last?.wholeMatch(of: #/DeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/#) != nil)
    _ = try undo()
    #expect(
      try files() == [
        "data/Trash/files/2.png", "data/Trash/info/3.png.trashinfo", "g/1.png", "g/2.png",
        "g/3.png", "g/\(name)",
      ])
  }

  @Test("A copy is taken away again only while its original is there")
  func copy() throws {
    _ = try mover.carryOut("copy", plan(.copy(to: folder.path("out")), "g/1.png", "g/2.png"))
    #expect(try files() == ["g/1.png", "g/2.png", "g/3.png", "out/1.png", "out/2.png"])
    try FileManager.default.removeItem(atPath: folder.path("g/2.png"))
    let undone = try undo()
    #expect(undone.problems.count == 1)
    #expect(try files() == ["g/1.png", "g/3.png", "out/2.png"])
  }

  @Test("A file that is not what was decided on is left where it is")
  func changed() throws {
    let plan = try plan(.trash(home: home), "g/1.png", "g/2.png", "g/3.png")
    try folder.write("g/1.png", SamplePicture((200, 200, 200)).bytes)
    try FileManager.default.removeItem(atPath: folder.path("g/2.png"))
    let outcome = try mover.carryOut("trash", plan)
    #expect(outcome.problems.count == 2)
    #expect(outcome.problems.first?.contains("has changed since") == true)
    #expect(outcome.steps.map(\.source) == [folder.path("g/3.png")])
    #expect(try library.history(limit: 1).first?.files.count == 1)
    #expect(try files().contains("g/1.png"))
  }

  @Test("A file that was changed where it was put is not brought back")
  func changedThere() throws {
    _ = try mover.carryOut("move", plan(.move(to: folder.path("out")), "g/1.png", "g/2.png"))
    try folder.write("out/1.png", "edited")
    #expect(try undo().problems.count == 1)
    #expect(try files() == ["g/2.png", "g/3.png", "out/1.png"])
    #expect(try library.undo() == nil, "it is not asked for again")
  }

  @Test("Links and what is in the folder already are left alone")
  func leftAlone() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("g/4.png"), withDestinationPath: "1.png")
    let plan = try plan(.move(to: folder.path("g")), "g/1.png", "g/4.png")
    #expect(plan.steps.isEmpty)
    #expect(plan.problems.count == 1)
  }

  @Test("Decisions stay with files that were moved, and their new places are known")
  func decisions() throws {
    let file = try FileIdentifier(library).read(folder.path("g/1.png"))
    _ = try library.apply(Change("reject", [.decision(picture: file.picture, .rejected)]))
    _ = try mover.carryOut("move", plan(.move(to: folder.path("out")), "g/1.png"))
    let moved = try FileIdentifier(library).read(folder.path("out/1.png"))
    #expect(try library.judgement(of: moved.picture).decision == .rejected)
    #expect(
      try library.paths(of: [moved.picture])[moved.picture]?.contains(moved.file.path) == true)
  }

  @Test("Another salon that deals with files is waited for, and then named")
  func busy() throws {
    let lock = try #require(try library.lockFiles(patience: 0))
    try mover.recover()
    lock.release()
    _ = try mover.carryOut("move", plan(.move(to: folder.path("out")), "g/1.png"))
  }
}
