import Curation
import Foundation
import Store
import TestSupport
import Testing

/// Which changes of a file keep what was decided on its picture.
@Suite("Decisions belong to content")
struct IdentityTests {
  private let folder: TemporaryFolder
  private let library: Library
  private let bytes = SamplePicture((200, 80, 20), prompt: "a red fox").bytes

  init() throws {
    folder = try TemporaryFolder()
    library = try Library.inMemory()
    try folder.write("1.png", bytes)
    let file = try FileIdentifier(library).read(folder.path("1.png"))
    _ = try library.apply(
      Change(
        "accept", [.decision(picture: file.picture, .accepted), .stars(picture: file.picture, 4)]))
  }

  private func judgement(_ name: String) throws -> Judgement {
    try library.judgement(of: FileIdentifier(library).read(folder.path(name)).picture)
  }

  private let kept = Judgement(decision: .accepted, stars: 4)

  @Test("Renaming keeps them")
  func rename() throws {
    try FileManager.default.moveItem(atPath: folder.path("1.png"), toPath: folder.path("2.png"))
    #expect(try judgement("2.png") == kept)
  }

  @Test("Moving keeps them, to another file system too")
  func move() throws {
    let other = URL(filePath: "/dev/shm/salon-test-\(UUID().uuidString).png")
    try FileManager.default.moveItem(at: folder.url.appending(path: "1.png"), to: other)
    defer { try? FileManager.default.removeItem(at: other) }
    #expect(try library.judgement(of: FileIdentifier(library).read(other.path).picture) == kept)
  }

  @Test("Copying keeps them, in the original and in the copy")
  func copy() throws {
    try FileManager.default.copyItem(atPath: folder.path("1.png"), toPath: folder.path("2.png"))
    #expect(try judgement("1.png") == kept)
    #expect(try judgement("2.png") == kept)
  }

  @Test("Another time, other permissions and another ending keep them")
  func attributes() throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1), .posixPermissions: 0o444],
      ofItemAtPath: folder.path("1.png"))
    #expect(try judgement("1.png") == kept)
    try FileManager.default.moveItem(atPath: folder.path("1.png"), toPath: folder.path("1.jpg"))
    #expect(try judgement("1.jpg") == kept)
  }

  @Test("Deleting a file and writing the same bytes again keeps them")
  func again() throws {
    try FileManager.default.removeItem(atPath: folder.path("1.png"))
    try folder.write("elsewhere/new.png", bytes)
    #expect(try judgement("elsewhere/new.png") == kept)
  }

  @Test("What lies beside a picture may change")
  func sidecar() throws {
    try folder.write("1.txt", "a caption")
    #expect(try judgement("1.png") == kept)
  }

  @Test("Writing another prompt into a picture makes it another")
  func metadata() throws {
    try folder.write("1.png", SamplePicture((200, 80, 20), prompt: "a blue fox").bytes)
    #expect(try judgement("1.png") == Judgement())
  }

  @Test("A byte more makes a picture another, and taking it away brings the decision back")
  func oneByte() throws {
    try folder.write("1.png", bytes + [0])
    #expect(try judgement("1.png") == Judgement())
    try folder.write("1.png", bytes)
    #expect(try judgement("1.png") == kept)
  }

  // What is written twice within a tick of the file system's clock has one time, size and inode.
  @Test("A picture that is replaced at once by another of the same size is told from it")
  func tick() throws {
    for round in 0..<50 {
      let path = folder.path("busy.png")
      for color in [UInt8(round), UInt8(round + 100)] {
        let bytes = SamplePicture((color, 3, 3)).bytes
        let handle = try FileHandle(
          forUpdating: URL(
            filePath: FileManager.default.fileExists(atPath: path)
              ? path : try folder.write("busy.png", bytes)))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
        let seen = try FileIdentifier(library).identify([path]) { Issue.record($0) }
        let read = try FileIdentifier(library).read(path)
        #expect(seen.map(\.picture) == [read.picture])
      }
    }
  }

  @Test("What is no picture, empty or gone cannot be decided on")
  func unusable() throws {
    try folder.write("empty.png", "")
    try folder.write("text.png", "hello")
    for name in ["empty.png", "text.png", "gone.png", "."] {
      #expect(throws: CurationError.self) { try judgement(name) }
    }
  }
}
