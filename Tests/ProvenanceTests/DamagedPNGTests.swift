import Provenance
import Testing

@Suite("Damaged PNG")
struct DamagedPNGTests {
  /// A PNG with a good text before whatever comes next.
  private var begun: PNGFixture {
    var png = PNGFixture()
    png.text("parameters", "a cat\nSteps: 1, Sampler: a, Seed: 5")
    return png
  }

  @Test(
    "A chunk that lies about its length ends the walk; what came before stands",
    arguments: [5000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] as [UInt32])
  func lies(length: UInt32) throws {
    for type in ["IDAT", "tEXt", "zTXt", "iTXt", "eXIf", "IHDR"] {
      var png = begun
      png.chunk(type, [1, 2, 3], length: length)
      let metadata = try PictureMetadata.read(png.finished, name: "test")
      #expect(metadata.generation?.seed == 5)
      #expect(metadata.warnings.count == 1)
    }
  }

  @Test("A PNG cut off anywhere is read as far as it goes")
  func truncated() throws {
    var png = begun
    png.pixels(100, times: 3)
    png.compressedText("other", Array("text".utf8))
    let whole = png.finished
    let textEnd = begun.bytes.count
    for count in 4..<whole.count {
      let metadata = try PictureMetadata.read(Array(whole[..<count]), name: "test")
      #expect((metadata.dimensions != nil) == (count >= 29))
      #expect((metadata.generation != nil) == (count >= textEnd - 4))
      // The checksum of the end mark is never needed.
      #expect(metadata.warnings.isEmpty == (count >= whole.count - 4))
    }
  }

  @Test("A damaged text is left out with a warning and the rest is read")
  func damagedText() throws {
    var png = PNGFixture()
    png.chunk("tEXt", Array("no separator".utf8))
    png.chunk("tEXt", Array("\0no keyword".utf8))
    png.chunk("zTXt", Array("parameters\0".utf8))
    png.chunk("zTXt", Array("parameters\0\0not zlib".utf8))
    png.compressedText("parameters", Array("unknown method".utf8), method: 1)
    png.chunk("iTXt", Array("parameters\0".utf8) + [0])
    png.chunk("iTXt", Array("parameters\0".utf8) + [0, 0] + Array("en".utf8))
    png.chunk("iTXt", Array("parameters\0".utf8) + [1, 0, 0, 0, 9, 9, 9])
    png.chunk("eXIf", Array("nonsense".utf8))
    png.text("parameters", "a cat")
    let metadata = try PictureMetadata.read(png.finished, name: "test")
    #expect(metadata.generation?.prompt == "a cat")
    #expect(metadata.warnings.count == 9)
    #expect(metadata.warnings[1] == "a tEXt text has no keyword")
  }

  @Test("A text that expands without end is left out, and a file of such costs no more than two")
  func bomb() throws {
    let bomb = Deflate.bomb(17 << 20)
    #expect(bomb.count < 120_000)
    var png = begun
    for _ in 0..<200 { png.chunk("zTXt", Array("parameters\0\0".utf8) + bomb) }
    let metadata = try PictureMetadata.read(png.finished, name: "test")
    #expect(metadata.generation?.seed == 5)
    #expect(metadata.warnings.first == "a zTXt text expands beyond \(16 << 20) bytes")
  }

  @Test("A text of more than 16 MB is left out")
  func longText() throws {
    var png = begun
    png.text("prompt", [UInt8](repeating: 0x20, count: 17 << 20))
    let metadata = try PictureMetadata.read(png.finished, name: "test")
    #expect(metadata.generation?.seed == 5)
    #expect(metadata.warnings.count == 1)
  }

  @Test("Warnings do not pile up")
  func manyWarnings() throws {
    var png = begun
    for _ in 0..<10_000 { png.chunk("tEXt", []) }
    #expect(try PictureMetadata.read(png.finished, name: "test").warnings.count == 16)
  }

  @Test("A side of no pixels is no size")
  func zeroSide() throws {
    let png = PNGFixture(width: 0, height: 5)
    #expect(try PictureMetadata.read(png.finished, name: "test").dimensions == nil)
  }
}
