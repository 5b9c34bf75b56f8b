import Curation
import Foundation
import Store
import TestSupport
import Testing

/// Waits for what another thread does, however slow the machine is.
private func eventually(_ isSo: () throws -> Bool) rethrows -> Bool {
  let deadline = Date(timeIntervalSinceNow: 120)
  while Date() < deadline {
    if try isSo() { return true }
    Thread.sleep(forTimeInterval: 0.01)
  }
  return false
}

@Suite("Two galleries on one library")
struct SharingTests {
  private let accepted = Judgement(decision: .accepted)

  @Test("Each shows what the other decides, orders and takes back")
  func follows() throws {
    // Given two processes' openings of one library, on the same pictures
    let folder = try TemporaryFolder.foxesAndOwl()
    let path = folder.path("data/library.sqlite")
    let one = try OpenedGallery([folder.url.path], library: .open(at: path))
    let other = try OpenedGallery([folder.url.path], library: .open(at: path))
    let (id, group) = (try #require(one.picture("1.png")).id, GroupKey.of(prompt: "a red fox"))
    // When one decides
    try one.session.judge("accept", [Verdict(id, .decision(.accepted))])
    try one.session.reorder("move earlier", group, one.ids("2.png", "1.png"))
    // Then the other is told without asking
    #expect(eventually { other.changes.contains(.judged(id, accepted)) })
    #expect(eventually { other.order(ofGroupWith: "1.png") == ["2.png", "1.png"] })
    // And the other way round
    try other.session.judge("3 stars", [Verdict(id, .stars(3))])
    #expect(
      eventually {
        one.picture("1.png")?.judgement == Judgement(decision: .accepted, stars: 3)
      })
    // And when it is taken back
    #expect(try one.session.undo() == "move earlier")
    #expect(try one.session.undo() == "accept of 1.png")
    #expect(eventually { other.picture("1.png")?.judgement == Judgement(stars: 3) })
    #expect(eventually { other.order(ofGroupWith: "1.png") == nil })
    one.session.close()
    other.session.close()
  }

  @Test("What both decide at once is kept, and both see all of it")
  func bothAtOnce() throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(number), 1, 1), prompt: "a red fox").bytes)
    }
    let path = folder.path("data/library.sqlite")
    let galleries = try (0..<2).map { _ in
      try OpenedGallery([folder.url.path], library: .open(at: path))
    }
    let ids = galleries[0].session.gallery.pictures.map(\.id)
    // When one accepts the even pictures while the other gives the odd ones stars
    let done = DispatchGroup()
    for (turn, gallery) in galleries.enumerated() {
      done.enter()
      Thread.detachNewThread {
        for id in ids where id.rawValue % 2 == turn {
          let mark = turn == 0 ? Verdict.Mark.decision(.accepted) : .stars(5)
          do { try gallery.session.judge("judge", [Verdict(id, mark)]) } catch {
            Issue.record(error)
          }
        }
        done.leave()
      }
    }
    done.wait()
    // Then
    for gallery in galleries {
      let isWhole = eventually {
        gallery.session.gallery.pictures.allSatisfy {
          $0.judgement == ($0.id.rawValue % 2 == 0 ? accepted : Judgement(stars: 5))
        }
      }
      #expect(isWhole)
      gallery.session.close()
    }
  }

  @Test("What another session has decided already is taken in when it is decided again")
  func decidedTwice() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let library = try Library.inMemory()
    let one = try OpenedGallery([folder.url.path], library: library)
    let other = try OpenedGallery([folder.url.path], library: library)
    let verdicts = one.ids("1.png").map { Verdict($0, .decision(.accepted)) }
    try one.session.judge("accept", verdicts)
    try other.session.judge("accept", verdicts)
    #expect(other.picture("1.png")?.judgement == accepted)
  }

  // Undo took back the library's last change, whichever folder it was about.
  @Test("What was done in another folder is not undone here")
  func undoElsewhere() throws {
    let library = try Library.inMemory()
    let foxes = try TemporaryFolder.foxesAndOwl()
    let there = try OpenedGallery([foxes.url.path], library: library)
    try there.session.judge("accept", there.ids("1.png").map { Verdict($0, .decision(.accepted)) })
    let folder = try TemporaryFolder()
    try folder.write("9.png", SamplePicture((1, 2, 3), prompt: "a hare").bytes)
    let here = try OpenedGallery([folder.url.path], library: library)
    #expect(try here.session.undo() == nil)
    #expect(there.picture("1.png")?.judgement == accepted)
  }

  @Test("What an earlier session did to these pictures is undone and redone, and named so")
  func undoEarlier() throws {
    let library = try Library.inMemory()
    let folder = try TemporaryFolder.foxesAndOwl()
    let earlier = try OpenedGallery([folder.url.path], library: library)
    try earlier.session.judge(
      "accept", earlier.ids("1.png").map { Verdict($0, .decision(.accepted)) })
    let now = try OpenedGallery([folder.url.path], library: library)
    let undone = try #require(try now.session.undo())
    #expect(undone.hasPrefix("accept of 1.png, made in another session on "))
    #expect(now.picture("1.png")?.judgement == Judgement())
    #expect(try now.session.redo() == undone)
    #expect(now.picture("1.png")?.judgement == accepted)
  }
}
