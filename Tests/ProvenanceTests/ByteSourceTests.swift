import Foundation
import Provenance
import TestSupport
import Testing

@Suite("Files")
struct ByteSourceTests {
  @Test("Of a large PNG only the text and the chunks' heads are read")
  func readsLittle() throws {
    let folder = try TemporaryFolder()
    var png = PNGFixture()
    png.text("parameters", "a cat")
    png.pixels(64 << 10, times: 320)
    png.text("aesthetic_score", "5")
    let path = try folder.write("large.png", png.finished)
    var source = try ByteSource(fileAt: path)
    #expect(source.count > 20 << 20)
    let generation = try #require(try PictureMetadata.read(&source).generation)
    #expect(generation.prompt == "a cat")
    #expect(generation.importedScores == ["aesthetic_score": 5])
    #expect(source.bytesRead < 64_000)
  }

  @Test("A PNG in many small pieces costs a handful of reads")
  func readsSeldom() throws {
    let folder = try TemporaryFolder()
    var png = PNGFixture()
    png.text("parameters", "a cat")
    png.pixels(8192, times: 187)
    png.pixels(5000)
    let path = try folder.write("small-pieces.png", png.finished)
    var source = try ByteSource(fileAt: path)
    #expect(try PictureMetadata.read(&source).generation?.prompt == "a cat")
    // The first window, one at the last piece and one at the end mark.
    #expect(source.bytesRead <= (16 + 2) << 10)
  }

  @Test("A file is read as its bytes are")
  func fileAndMemory() throws {
    let folder = try TemporaryFolder()
    var png = PNGFixture()
    png.pixels(20_000, times: 3)
    png.text("prompt", [UInt8](repeating: 0x61, count: 70_000))
    png.pixels(3, times: 900)
    png.text("parameters", "a cat\nSteps: 1, Sampler: b, Seed: 3")
    let path = try folder.write("x.png", png.finished)
    #expect(
      try PictureMetadata.read(fileAt: path) == PictureMetadata.read(png.finished, name: path))
  }

  @Test("The kind of a file is told by its bytes, not by its name")
  func wrongName() throws {
    let folder = try TemporaryFolder()
    let jpeg = JPEGFixture.picture(EXIFFixture.utf16("a cat", bigEndian: true))
    let path = try folder.write("picture.png", jpeg)
    #expect(try PictureMetadata.read(fileAt: path).format == .jpeg)
  }

  @Test("What is no picture is a named error")
  func errors() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("empty.png", [UInt8]())
    #expect(throws: ProvenanceError(.empty, empty)) { try PictureMetadata.read(fileAt: empty) }
    let text = try folder.write("text.png", "this is no picture")
    #expect(throws: ProvenanceError(.unknownFormat, text)) {
      try PictureMetadata.read(fileAt: text)
    }
    let short = try folder.write("short.png", [0x89])
    #expect(throws: ProvenanceError(.unknownFormat, short)) {
      try PictureMetadata.read(fileAt: short)
    }
    let missing = folder.path("missing.png")
    let error = try #require(throws: ProvenanceError.self) {
      try PictureMetadata.read(fileAt: missing)
    }
    #expect(error.code == .unreadable)
    #expect(error.description.contains("No such file or directory"))
    #expect(
      throws: ProvenanceError(.unreadable, folder.url.path, detail: "is not a regular file")
    ) { try PictureMetadata.read(fileAt: folder.url.path) }
  }

  @Test("A named pipe is refused at once")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe.png")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: ProvenanceError.self) { try PictureMetadata.read(fileAt: path) }
  }
}
