import Provenance
import Testing

@Suite("JPEG")
struct JPEGTests {
  private static let infotext = "photo of a duck\nSteps: 15, Sampler: UniPC, Seed: 42"

  private func prompt(_ exif: EXIFFixture) throws -> String? {
    try PictureMetadata.read(JPEGFixture.picture(exif), name: "test").generation?.prompt
  }

  @Test(
    "UTF-16 comments are read in both orders, marked or not, whatever the block's own order",
    arguments: [false, true], [false, true])
  func utf16(bigEndian: Bool, mark: Bool) throws {
    for blockBigEndian in [false, true] {
      let exif = EXIFFixture.utf16(
        Self.infotext, bigEndian: bigEndian, mark: mark, blockBigEndian: blockBigEndian)
      let metadata = try PictureMetadata.read(JPEGFixture.picture(exif), name: "test")
      #expect(metadata.format == .jpeg)
      #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 64, height: 48))
      #expect(metadata.generation?.prompt == "photo of a duck")
      #expect(metadata.generation?.seed == 42)
      #expect(metadata.generation?.source == .exif)
    }
  }

  @Test(
    "UTF-16 without a zero byte is read in the block's order", arguments: [false, true])
  func noZeros(bigEndian: Bool) throws {
    let exif = EXIFFixture.utf16("狗猫鳥", bigEndian: bigEndian, blockBigEndian: bigEndian)
    #expect(try prompt(exif) == "狗猫鳥")
  }

  @Test(
    "Comments with other prefixes or none are UTF-8, else Latin-1",
    arguments: ["ASCII\0\0\0", "\0\0\0\0\0\0\0\0", ""])
  func prefixes(prefix: String) throws {
    let utf8 = EXIFFixture(comment: Array(prefix.utf8) + Array("a café 猫, drawn\0\0".utf8))
    #expect(try prompt(utf8) == "a café 猫, drawn")
    let latin = EXIFFixture(comment: Array(prefix.utf8) + Array("a caf".utf8) + [0xE9])
    #expect(try prompt(latin) == "a café")
  }

  @Test("A comment in JIS, of blanks, of zeros or of nothing is no prompt")
  func noPrompt() throws {
    for text in [
      "JIS\0\0\0\0\0abc", "ASCII\0\0\0    \n ", "\0\0\0\0\0\0\0\0\0\0\0\0", "UNICODE\0", "",
    ] {
      #expect(try prompt(EXIFFixture(comment: Array(text.utf8))) == nil)
    }
  }

  @Test("Half a surrogate pair and an odd last byte do no harm")
  func brokenUTF16() throws {
    let comment = Array("UNICODE\0".utf8) + [0, 0x61, 0xD8, 0x00, 0, 0x62, 0]
    #expect(try prompt(EXIFFixture(comment: comment)) == "a\u{FFFD}b")
  }

  @Test("The size comes from any frame header and from no table", arguments: 0xC0...0xCF)
  func frames(marker: UInt8) throws {
    var jpeg = JPEGFixture()
    jpeg.frame(width: 300, height: 200, marker: marker)
    let metadata = try PictureMetadata.read(jpeg.finished, name: "test")
    if [0xC4, 0xC8, 0xCC].contains(marker) {
      #expect(metadata.dimensions == nil)
    } else {
      #expect(metadata.dimensions == PictureMetadata.Dimensions(width: 300, height: 200))
    }
  }

  @Test("Fill bytes before markers, and EXIF after the frame header, are allowed")
  func fillBytes() throws {
    var jpeg = JPEGFixture()
    jpeg.bytes += [0xFF, 0xFF, 0xFF]
    jpeg.frame()
    jpeg.bytes += [0xFF]
    jpeg.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<xmp/>".utf8))
    jpeg.exif(EXIFFixture.utf16(Self.infotext, bigEndian: true))
    let metadata = try PictureMetadata.read(jpeg.finished, name: "test")
    #expect(metadata.generation?.seed == 42)
    #expect(metadata.warnings.isEmpty)
  }

  @Test("Offsets and counts that lead out of the EXIF block, or in a ring, find nothing")
  func hostileEXIF() throws {
    let good = EXIFFixture.utf16(Self.infotext, bigEndian: true)
    for value in [0, 1, 8, 40, 300, 0x7FFF_FFFF, 0xFFFF_FFFF] as [UInt32] {
      var offset = good
      offset.claimedOffset = value
      _ = try PictureMetadata.read(JPEGFixture.picture(offset), name: "test")
      var directory = good
      directory.claimedDirectory = value
      #expect(try prompt(directory) == nil)
      var count = good
      count.claimedCount = value
      _ = try PictureMetadata.read(JPEGFixture.picture(count), name: "test")
    }
    var tooMuch = good
    tooMuch.claimedCount = 0xFFFF_FFFF
    #expect(try prompt(tooMuch) == nil)
    var outside = good
    outside.claimedOffset = 0xFFFF_FFF0
    #expect(try prompt(outside) == nil)
  }

  @Test("A JPEG cut off anywhere is read as far as it goes")
  func truncated() throws {
    let whole = JPEGFixture.picture(EXIFFixture.utf16(Self.infotext, bigEndian: true))
    for count in 3..<whole.count {
      _ = try PictureMetadata.read(Array(whole[..<count]), name: "test")
    }
    var lie = JPEGFixture()
    lie.exif(EXIFFixture.utf16(Self.infotext, bigEndian: true))
    for length in [0, 1, 60000] as [UInt16] {
      var jpeg = lie
      jpeg.segment(0xE2, [1], length: length)
      let metadata = try PictureMetadata.read(jpeg.bytes, name: "test")
      #expect(metadata.generation?.seed == 42)
      #expect(metadata.warnings == ["the JPEG ends within a segment"])
    }
  }

  @Test("A file of nothing but fill bytes is given up on")
  func endlessFill() throws {
    let bytes = [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 1_500_000)
    let metadata = try PictureMetadata.read(bytes, name: "test")
    #expect(metadata.warnings == ["the JPEG has too many segments"])
  }
}
