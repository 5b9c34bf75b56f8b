import Provenance
import Testing

@Suite("WebP")
struct WebPTests {
  private let exif = EXIFFixture.utf16(
    "photo of a duck\nSteps: 15, Sampler: UniPC, Seed: 42", bigEndian: true)

  @Test("EXIF after the pixels is read, with and without its mark", arguments: ["", "Exif\0\0"])
  func exif(mark: String) throws {
    var webp = WebPFixture()
    webp.extended(width: 513, height: 16_777_216)
    webp.lossy(width: 513, height: 400)
    webp.chunk("XMP ", [1, 2, 3])
    webp.chunk("EXIF", Array(mark.utf8) + exif.bytes)
    let metadata = try PictureMetadata.read(webp.finished(), name: "test")
    #expect(metadata.format == .webp)
    #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 513, height: 16_777_216))
    #expect(metadata.generation?.seed == 42)
    #expect(metadata.generation?.source == .exif)
    #expect(metadata.warnings.isEmpty)
  }

  @Test("The size of simple files is in the pixels' own header")
  func simple() throws {
    var lossy = WebPFixture()
    lossy.lossy(width: 640, height: 481)
    #expect(
      try PictureMetadata.read(lossy.finished(), name: "test").dimensions
        == PictureMetadata.Dimensions(width: 640, height: 481))
    var lossless = WebPFixture()
    lossless.lossless(width: 16384, height: 1)
    #expect(
      try PictureMetadata.read(lossless.finished(), name: "test").dimensions
        == PictureMetadata.Dimensions(width: 16384, height: 1))
  }

  @Test(
    "The length in the file's header is not believed", arguments: [0, 4, 0xFFFF_FFFF] as [UInt32])
  func riffLength(size: UInt32) throws {
    var webp = WebPFixture()
    webp.lossy(width: 64, height: 48)
    webp.chunk("EXIF", exif.bytes)
    #expect(try PictureMetadata.read(webp.finished(size: size), name: "test").generation != nil)
  }

  @Test("A chunk that lies about its length ends the walk")
  func lies() throws {
    for length in [9000, 0x7FFF_FFFF, 0xFFFF_FFFF] as [UInt32] {
      var webp = WebPFixture()
      webp.chunk("EXIF", exif.bytes)
      webp.chunk("VP8L", [0x2F, 63, 0, 0, 0], length: length)
      let metadata = try PictureMetadata.read(webp.finished(), name: "test")
      #expect(metadata.generation?.seed == 42)
      #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 64, height: 1))
      #expect(metadata.warnings.count == 1)
    }
  }

  @Test("Damaged headers give no size")
  func damaged() throws {
    var webp = WebPFixture()
    webp.chunk("VP8X", [0, 0, 0])
    webp.chunk("VP8L", [0x2E, 0, 0, 0, 0])
    webp.chunk("VP8 ", [0, 0, 0, 1, 2, 3, 64, 0, 48, 0])
    webp.chunk("VP8 ", [])
    #expect(try PictureMetadata.read(webp.finished(), name: "test").dimensions == nil)
  }
}
