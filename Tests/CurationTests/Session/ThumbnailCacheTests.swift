import Curation
import Foundation
import Imaging
import Store
import TestSupport
import Testing

@Suite("Drawn pictures on disk")
struct ThumbnailCacheTests {
  private static let forms: [DrawingRequest.Form] = [
    .sixel(width: 40, height: 36, colors: 16), .kitty(width: 40, height: 40, colors: nil),
    .kitty(width: 40, height: 40, colors: 16), .blocks(columns: 10, rows: 5),
  ]
  private let picture = ContentDigest(rawValue: String(repeating: "a", count: 64))
  private let file = SamplePicture((200, 80, 20), side: 64).bytes

  @Test(
    "What is kept is found again, whatever it was drawn for, and only for that", arguments: forms)
  func roundTrip(form: DrawingRequest.Form) throws {
    let folder = try TemporaryFolder()
    let cache = ThumbnailCache(folder: folder.path("thumbnails"), capacity: 1 << 20)
    #expect(cache.drawing(of: picture, form) == nil)
    let drawing = try form.draw(file)
    try cache.keep(drawing, of: picture, form)
    #expect(cache.drawing(of: picture, form) == drawing)
    for other in Self.forms where other != form {
      #expect(cache.drawing(of: picture, other) == nil)
    }
    let other = ContentDigest(rawValue: String(repeating: "b", count: 64))
    #expect(cache.drawing(of: other, form) == nil)
  }

  @Test("A file with any byte changed, cut or added counts as not there", arguments: forms)
  func damage(form: DrawingRequest.Form) throws {
    let folder = try TemporaryFolder()
    let cache = ThumbnailCache(folder: folder.url.path, capacity: 1 << 20)
    let drawing = try form.draw(file)
    try cache.keep(drawing, of: picture, form)
    let path = try #require(
      FileManager.default.enumerator(atPath: folder.url.path)?.allObjects.compactMap {
        $0 as? String
      }
      .first { $0.hasSuffix(".drawing") })
    let whole = try Data(contentsOf: URL(filePath: folder.path(path)))
    var damaged: [Data] = [Data(), whole.dropLast(), whole + [0]]
    for index in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
      var copy = whole
      copy[index] ^= 1
      damaged.append(copy)
    }
    for bytes in damaged {
      try FileManager.default.createDirectory(
        at: URL(filePath: folder.path(path)).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      try bytes.write(to: URL(filePath: folder.path(path)))
      #expect(cache.drawing(of: picture, form) == nil)
      #expect(!FileManager.default.fileExists(atPath: folder.path(path)), "it is removed")
    }
  }

  @Test("No more is kept than may be, and with no room nothing")
  func capacity() throws {
    let folder = try TemporaryFolder()
    let form = DrawingRequest.Form.kitty(width: 40, height: 40, colors: nil)
    let drawing = try form.draw(file)
    let cache = ThumbnailCache(folder: folder.path("some"), capacity: 40_000)
    for number in 0..<20 {
      let digest = ContentDigest(rawValue: String(format: "%064d", number))
      try cache.keep(drawing, of: digest, form)
    }
    #expect(cache.contents().bytes <= 40_000 && cache.contents().files > 2)
    let none = ThumbnailCache(folder: folder.path("none"), capacity: 0)
    try none.keep(drawing, of: picture, form)
    #expect(none.contents().files == 0 && none.drawing(of: picture, form) == nil)
  }

  @Test("A gallery that was looked at before is drawn from disk, unless a file has changed")
  func again() throws {
    let folder = try TemporaryFolder.foxesAndOwl()
    let kept = try TemporaryFolder()
    let library = try Library.inMemory()
    let request = DrawingRequest.Form.sixel(width: 24, height: 24, colors: 16)
    func draw() throws -> DrawnPicture? {
      let opened = try OpenedGallery([folder.url.path], library: library)
      let id = try #require(opened.picture("1.png")).id
      let isReady = DispatchSemaphore(value: 0)
      let shelf = DrawingShelf(
        session: opened.session, kept: ThumbnailCache(folder: kept.url.path, capacity: 1 << 20),
        threads: 1
      ) { _ in isReady.signal() }
      defer { shelf.close() }
      let wanted = DrawingRequest(picture: id, form: request)
      shelf.want([wanted])
      #expect(isReady.wait(timeout: .now() + 30) == .success)
      return shelf.drawing(wanted)
    }
    let first = try #require(try draw())
    let cache = ThumbnailCache(folder: kept.url.path, capacity: 1 << 20)
    #expect(cache.contents().files == 1)
    // What is on disk is what is shown: told from drawing anew by another picture put there.
    let opened = try OpenedGallery([folder.url.path], library: library)
    let digest = try #require(opened.picture("1.png")?.digest)
    let other = try request.draw(SamplePicture((0, 0, 255), side: 64).bytes)
    try cache.keep(other, of: digest, request)
    #expect(try draw() == other)
    try folder.write("1.png", SamplePicture((9, 9, 9), side: 48, infotext: "a red fox").bytes)
    let changed = try #require(try draw())
    #expect(changed != other && changed != first)
  }
}
