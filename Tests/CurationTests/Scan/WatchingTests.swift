import Curation
import Foundation
import Glibc
import Store
import TestSupport
import Testing

@Suite("Folders that are followed")
struct WatchingTests {
  private let fox = SamplePicture((200, 80, 20), prompt: "a red fox").bytes
  private let owl = SamplePicture((90, 90, 90), prompt: "a gray owl").bytes
  private let manager = FileManager.default

  @Test("New pictures are told, also in new folders and in folders in these")
  func new() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.png", fox)
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    #expect(watched.names == ["1.png"])
    try folder.write("2.png", owl)
    watched.wait(names: "1.png", "2.png")
    #expect(watched.picture("2.png")?.prompt == "a gray owl")
    try folder.write("deep/deeper/3.png", fox)
    watched.wait(names: "1.png", "2.png", "3.png")
    try folder.write("deep/deeper/4.png", owl)
    watched.wait(names: "1.png", "2.png", "3.png", "4.png")
    #expect(watched.gallery.groups.map(\.pictures.count) == [2, 2])
    #expect(watched.gallery == watched.session.gallery)
  }

  @Test("Deleted pictures are gone, and so is what lay in a deleted folder")
  func deleted() throws {
    let folder = try TemporaryFolder()
    for name in ["1.png", "2.png", "sub/3.png", "sub/deep/4.png"] { try folder.write(name, fox) }
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    #expect(watched.names.count == 4)
    try manager.removeItem(atPath: folder.path("1.png"))
    watched.wait(names: "2.png", "3.png", "4.png")
    try manager.removeItem(atPath: folder.path("sub"))
    watched.wait(names: "2.png")
    try manager.removeItem(at: folder.url)
    watched.wait(names: [])
    #expect(watched.gallery.groups.isEmpty)
  }

  @Test("A renamed picture keeps its decision before its content is looked at again")
  func renamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.png", fox)
    try folder.write("sub/2.png", owl)
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    let id = try #require(watched.picture("1.png")).id
    try watched.session.judge("accept", [Verdict(id, .decision(.accepted))])
    try manager.moveItem(atPath: folder.path("1.png"), toPath: folder.path("sub/9.png"))
    watched.wait(names: "2.png", "9.png")
    let moved = try #require(watched.picture("9.png"))
    #expect(moved.judgement.decision == .accepted)
    #expect(moved.path == folder.path("sub/9.png"))
    let isReplaced = watched.changes.contains { change in
      if case .replaced(let all) = change { all.map(\.old) == [id] } else { false }
    }
    #expect(isReplaced)
    // A whole folder that is renamed is its pictures renamed.
    try manager.moveItem(atPath: folder.path("sub"), toPath: folder.path("other"))
    watched.wait(for: "9.png") { $0.path == folder.path("other/9.png") }
    #expect(watched.picture("9.png")?.judgement.decision == .accepted)
    #expect(watched.names == ["2.png", "9.png"])
    try folder.write("other/10.png", fox)
    watched.wait(names: "10.png", "2.png", "9.png")
  }

  @Test("A picture that is written anew is another one")
  func rewritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.png", fox)
    let library = try Library.inMemory()
    let watched = try WatchedGallery([folder.url.path], library: library)
    let old = try #require(watched.picture("1.png")).id
    try watched.session.judge("accept", [Verdict(old, .decision(.accepted))])
    try folder.write("1.png", owl)
    watched.wait(for: "1.png") { $0.prompt == "a gray owl" }
    #expect(watched.picture("1.png")?.judgement == Judgement())
    #expect(watched.gallery.pictures.count == 1)
    // The decision stays with what it was made about.
    try folder.write("copy.png", fox)
    watched.wait(for: "copy.png") { $0.judgement.decision == .accepted }
    #expect(watched.picture("copy.png")?.judgement.decision == .accepted)
  }

  /// A file of which only the beginning has been written.
  private func begin(_ path: String) throws -> UnsafeMutablePointer<FILE> {
    let file = try #require(fopen(path, "w"))
    #expect(fwrite(fox, 1, 60, file) == 60)
    fflush(file)
    return file
  }

  private func finish(_ file: UnsafeMutablePointer<FILE>) {
    let rest = Array(fox.dropFirst(60))
    #expect(fwrite(rest, 1, rest.count, file) == rest.count)
    fclose(file)
  }

  @Test("A file that is being written waits until it is closed, however long its writer pauses")
  func halfWritten() throws {
    let folder = try TemporaryFolder()
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    let file = try begin(folder.path("slow.png"))
    // Long enough for a file that nobody says anything about.
    Thread.sleep(forTimeInterval: 2)
    // Something that comes later is told, and the half of a file is not.
    try folder.write("quick.png", owl)
    watched.wait(names: "quick.png")
    #expect(watched.names == ["quick.png"])
    finish(file)
    watched.wait(names: "quick.png", "slow.png")
    #expect(watched.picture("slow.png")?.fault == nil)
    #expect(watched.picture("slow.png")?.prompt == "a red fox")
    #expect(watched.hasFound("slow.png", times: 1))
  }

  @Test("A file that was being written when the gallery was opened waits as well")
  func halfWrittenBefore() throws {
    let folder = try TemporaryFolder()
    try folder.write("whole.png", owl)
    let file = try begin(folder.path("slow.png"))
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    #expect(watched.names == ["whole.png"])
    finish(file)
    watched.wait(names: "slow.png", "whole.png")
    #expect(watched.picture("slow.png")?.prompt == "a red fox")
    #expect(watched.hasFound("slow.png", times: 1))
  }

  @Test("Links and second names, which nobody closes, are told as well")
  func links() throws {
    let folder = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    let path = try elsewhere.write("real.png", fox)
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    try manager.createSymbolicLink(atPath: folder.path("link.png"), withDestinationPath: path)
    try manager.linkItem(atPath: path, toPath: folder.path("second.png"))
    // Rings are not followed.
    try manager.createSymbolicLink(
      atPath: folder.path("ring"), withDestinationPath: folder.url.path)
    watched.wait(names: "link.png", "second.png")
    #expect(watched.names == ["link.png", "second.png"])
  }

  @Test("The text beside a picture, and the list in its folder, change its prompt")
  func neighbours() throws {
    let folder = try TemporaryFolder()
    let plain = SamplePicture((1, 2, 3)).bytes
    try folder.write("1.png", plain)
    try folder.write("sub/2.png", SamplePicture((4, 5, 6)).bytes)
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    let id = try #require(watched.picture("1.png")).id
    try watched.session.judge("3 stars", [Verdict(id, .stars(3))])
    try folder.write("1.txt", "a dog\n")
    watched.wait(for: "1.png") { $0.prompt == "a dog" }
    #expect(watched.picture("1.png")?.judgement.stars == 3)
    try folder.write("1.txt", "a hare\n")
    watched.wait(for: "1.png") { $0.prompt == "a hare" }
    try manager.removeItem(atPath: folder.path("1.txt"))
    watched.wait(for: "1.png") { $0.prompt == nil }
    try folder.write("prompts.jsonl", #"{"file_name": "sub/2.png", "prompt": "a cat"}"#)
    watched.wait(for: "2.png") { $0.prompt == "a cat" }
    #expect(watched.picture("2.png")?.prompt == "a cat")
    #expect(watched.picture("1.png")?.prompt == nil)
  }

  @Test("Hidden files and others are left alone; a named file is followed alone")
  func others() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("named.bin", fox)
    let watched = try WatchedGallery([path], library: .inMemory())
    #expect(watched.names == ["named.bin"])
    for name in [".hidden.png", "other.png", "notes.txt"] { try folder.write(name, owl) }
    try folder.write("named.bin", owl)
    watched.wait(for: "named.bin") { $0.prompt == "a gray owl" }
    #expect(watched.names == ["named.bin"])
  }

  @Test("Where the system refuses to follow more folders, that is told once, with what to do")
  func tooMany() throws {
    let folder = try TemporaryFolder()
    for name in ["1.png", "a/2.png", "b/3.png", "c/4.png"] { try folder.write(name, fox) }
    let watched = try WatchedGallery(
      [folder.url.path], library: .inMemory(), mostWatches: 2)
    #expect(watched.names == ["1.png", "2.png", "3.png", "4.png"])
    let texts = watched.session.problems.map(\.text)
    #expect(texts.count == 1)
    #expect(texts.first?.hasPrefix("only 2 folders are followed") == true)
    #expect(texts.first?.contains("fs.inotify.max_user_watches") == true)
    #expect(watched.session.problems.allSatisfy { !$0.isFailure })
  }

  // The kernel keeps sixteen thousand events by default.
  @Test("What happens all at once is found, though events may be lost")
  func flood() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.png", fox)
    try folder.write(".one", "x")
    let watched = try WatchedGallery([folder.url.path], library: .inMemory())
    // Quicker than anybody reads what is told of it
    for _ in 0..<20_000 {
      rename(folder.path(".one"), folder.path(".other"))
      rename(folder.path(".other"), folder.path(".one"))
    }
    for number in 2...40 { try folder.write("\(number).png", fox) }
    try manager.removeItem(atPath: folder.path("1.png"))
    watched.wait(names: (2...40).map { "\($0).png" })
    #expect(watched.gallery.pictures.count == 39)
  }
}
