import Curation
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct DrawingTests {
  /// Wants one drawing, and waits until it is there or cannot be.
  private func draw(_ id: PictureID, _ session: GallerySession) -> DrawnPicture? {
    let isReady = DispatchSemaphore(value: 0)
    let shelf = DrawingShelf(session: session, threads: 1) { _ in isReady.signal() }
    defer { shelf.close() }
    let request = DrawingRequest(picture: id, form: .sixel(width: 24, height: 24, colors: 16))
    shelf.want([request])
    #expect(isReady.wait(timeout: .now() + 10) == .success)
    return shelf.drawing(request)
  }

  @Test("A picture is drawn within the box that it was wanted for")
  func drawing() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    let drawing = try #require(draw(opened.ids("1.png")[0], opened.session))
    #expect(drawing.width == 24)
    #expect(drawing.height <= 24)
    if case .sixel(let bytes) = drawing.content {
      #expect(bytes.starts(with: [0x1B, 0x50]))
    } else {
      Issue.record("it is no sixel")
    }
  }

  // What was seen then was judged and scored under the old content's name.
  @Test("A file that was written anew while it is open is not shown as the picture it was")
  func changedFile() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    let before = try #require(opened.picture("1.png"))
    try folder.write("1.png", SamplePicture((0, 0, 255), side: 40, infotext: "a red fox").bytes)
    #expect(draw(before.id, opened.session) == nil)
    let after = try #require(opened.picture("1.png"))
    #expect(after.fault?.contains("has changed") == true)
    #expect(after.digest == before.digest)
  }

  @Test("A file that was only touched is still the same picture")
  func touchedFile() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: folder.path("1.png"))
    #expect(draw(opened.ids("1.png")[0], opened.session) != nil)
  }

  @Test("A broken picture has its reason once it was to be drawn")
  func broken() throws {
    let folder = try TemporaryFolder()
    let bytes = SamplePicture((1, 2, 3), prompt: "a red fox").bytes
    try folder.write("1.png", Array(bytes.prefix(bytes.count - 30)))
    let opened = try OpenedGallery([folder.url.path], library: try .inMemory())
    let id = try #require(opened.picture("1.png")).id
    #expect(draw(id, opened.session) == nil)
    #expect(opened.picture("1.png")?.fault?.isEmpty == false)
    #expect(opened.picture("1.png")?.digest != nil)
  }
}
