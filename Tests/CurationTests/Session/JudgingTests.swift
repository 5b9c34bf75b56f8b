import Curation
import Foundation
import Store
import TestSupport
import Testing

@Suite struct JudgingTests {
  private let accepted = Judgement(decision: .accepted)

  @Test("A judgement is told, undone, redone, and there in the next session")
  func roundTrip() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let library = try Library.inMemory()
    let opened = try OpenedGallery([folder.url.path], library: library)
    let id = try #require(opened.picture("1.png")).id
    try opened.session.judge("accept", [Verdict(id, .decision(.accepted))])
    try opened.session.judge("3 stars", [Verdict(id, .stars(3))])
    #expect(opened.changes.last == .judged(id, Judgement(decision: .accepted, stars: 3)))
    #expect(try opened.session.undo() == "3 stars of 1.png")
    #expect(opened.picture("1.png")?.judgement == accepted)
    #expect(try opened.session.redo() == "3 stars of 1.png")
    #expect(try opened.session.redo() == nil)
    let again = try OpenedGallery([folder.url.path], library: library)
    #expect(again.picture("1.png")?.judgement == Judgement(decision: .accepted, stars: 3))
    #expect(again.picture("2.png")?.judgement == Judgement())
  }

  @Test("The history tells what undo and redo reach from this gallery, the latest first")
  func history() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let other = try TemporaryFolder.foxesAndOwl()
    try other.write("4.png", SamplePicture((1, 2, 3), prompt: "a bear").bytes)
    let library = try Library.inMemory()
    let elsewhere = try OpenedGallery([other.url.path], library: library)
    try elsewhere.session.judge("accept", elsewhere.ids("4.png").map { Verdict($0, .stars(1)) })
    let opened = try OpenedGallery([folder.url.path], library: library)
    #expect(try opened.session.history(limit: 9).isEmpty)
    let ids = opened.ids("1.png", "2.png", "3.png")
    try opened.session.judge("accept", [Verdict(ids[0], .decision(.accepted))])
    try opened.session.judge("only this", ids.map { Verdict($0, .decision(.rejected)) })
    _ = try opened.session.undo()
    let history = try opened.session.history(limit: 9)
    #expect(history.map(\.label) == ["only this", "accept"])
    #expect(history.map(\.subject) == ["1.png, 2.png and 1 more", "1.png"])
    #expect(history.map(\.isUndone) == [true, false])
    #expect(try opened.session.history(limit: 1).count == 1)
  }

  @Test("Several judgements are one change")
  func together() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    let ids = opened.ids("1.png", "2.png")
    try opened.session.judge(
      "only this",
      [Verdict(ids[0], .decision(.accepted)), Verdict(ids[1], .decision(.rejected))])
    #expect(opened.picture("2.png")?.judgement.decision == .rejected)
    #expect(try opened.session.undo() == "only this of 2 pictures")
    #expect(opened.picture("1.png")?.judgement == Judgement())
    #expect(opened.picture("2.png")?.judgement == Judgement())
    #expect(try opened.session.undo() == nil)
  }

  @Test("Files of one content are judged together, and a moved file keeps its judgement")
  func content() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    try folder.write("copy.png", SamplePicture((200, 80, 20), prompt: "a red fox").bytes)
    let library = try Library.inMemory()
    let opened = try OpenedGallery([folder.url.path], library: library)
    let id = try #require(opened.picture("1.png")).id
    try opened.session.judge("accept", [Verdict(id, .decision(.accepted))])
    #expect(opened.picture("copy.png")?.judgement == accepted)
    try FileManager.default.moveItem(
      atPath: folder.path("1.png"), toPath: folder.path("moved.png"))
    let again = try OpenedGallery([folder.url.path], library: library)
    #expect(again.picture("moved.png")?.judgement == accepted)
  }

  // Accepting a picture before its content was known took away the stars that it had.
  @Test("A picture that is identified only when it is judged keeps what was not touched")
  func lateIdentification() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let library = try Library.inMemory()
    let first = try OpenedGallery([folder.url.path], library: library)
    try first.session.judge("4 stars", first.ids("1.png").map { Verdict($0, .stars(4)) })

    let (path, aside) = (folder.path("new.png"), folder.path("aside"))
    try FileManager.default.moveItem(atPath: folder.path("1.png"), toPath: path)
    // Away while the session would identify it, back when it is judged.
    let second = try OpenedGallery([folder.url.path], library: library) {
      try? FileManager.default.moveItem(atPath: path, toPath: aside)
    }
    let picture = try #require(second.picture("new.png"))
    #expect(picture.digest == nil)
    #expect(picture.fault?.isEmpty == false)
    try FileManager.default.moveItem(atPath: aside, toPath: path)
    try second.session.judge("accept", [Verdict(picture.id, .decision(.accepted))])
    let now = Judgement(decision: .accepted, stars: 4)
    #expect(second.picture("new.png")?.judgement == now)
    #expect(try library.judgement(of: try #require(second.picture("new.png")?.digest)) == now)
  }

  @Test("A file that is gone cannot be judged, and says so")
  func gone() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let path = folder.path("1.png")
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory()) {
      try? FileManager.default.removeItem(atPath: path)
    }
    let picture = try #require(opened.picture("1.png"))
    #expect(picture.fault == "No such file or directory")
    #expect(throws: CurationError.self) {
      try opened.session.judge("accept", [Verdict(picture.id, .decision(.accepted))])
    }
    #expect(opened.picture("2.png")?.fault == nil)
    #expect(opened.session.problems.isEmpty)
  }
}
