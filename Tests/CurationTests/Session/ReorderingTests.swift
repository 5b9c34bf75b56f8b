import Curation
import Foundation
import Store
import TestSupport
import Testing

@Suite struct ReorderingTests {
  private func folder(_ count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...count {
      try folder.write(
        "\(number).png", SamplePicture((UInt8(number), 9, 9), prompt: "a red fox").bytes)
    }
    return folder
  }

  @Test("An order by hand is told, undone, redone, and there in the next session")
  func roundTrip() throws {
    let folder = try folder(3)
    let library = try Library.inMemory()
    let opened = try OpenedGallery([folder.url.path], library: library)
    let group = GroupKey.of(prompt: "a red fox")
    let ids = opened.ids("3.png", "1.png", "2.png")
    try opened.session.reorder("move earlier", group, ids)
    #expect(opened.changes.last == .ordered(group, ids))
    #expect(try opened.session.undo() == "move earlier")
    #expect(opened.order(ofGroupWith: "1.png") == nil)
    #expect(try opened.session.redo() == "move earlier")
    let again = try OpenedGallery([folder.url.path], library: library)
    #expect(again.order(ofGroupWith: "1.png") == ["3.png", "1.png", "2.png"])
    try again.session.reorder("no order", group, nil)
    let last = try OpenedGallery([folder.url.path], library: library)
    #expect(last.order(ofGroupWith: "1.png") == nil)
  }

  @Test("Files of one content stand together in an order, each once")
  func duplicates() throws {
    let folder = try folder(2)
    try folder.write("copy.png", SamplePicture((1, 9, 9), prompt: "a red fox").bytes)
    let library = try Library.inMemory()
    let opened = try OpenedGallery([folder.url.path], library: library)
    let group = GroupKey.of(prompt: "a red fox")
    try opened.session.reorder("move later", group, opened.ids("1.png", "2.png", "copy.png"))
    #expect(opened.order(ofGroupWith: "1.png") == ["1.png", "copy.png", "2.png"])
    let again = try OpenedGallery([folder.url.path], library: library)
    #expect(again.order(ofGroupWith: "1.png") == ["1.png", "copy.png", "2.png"])
  }

  // One file that was gone kept its whole group from being ordered.
  @Test("A file that cannot be read is left out of an order")
  func unreadable() throws {
    let folder = try folder(3)
    let path = folder.path("2.png")
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory()) {
      try? FileManager.default.removeItem(atPath: path)
    }
    let group = GroupKey.of(prompt: "a red fox")
    try opened.session.reorder("move later", group, opened.ids("3.png", "2.png", "1.png"))
    #expect(opened.order(ofGroupWith: "1.png") == ["3.png", "1.png"])
  }
}
