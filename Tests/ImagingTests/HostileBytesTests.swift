import Imaging
import TestSupport
import Testing

@Suite("Hostile bytes")
struct HostileBytesTests {
  /// Decodes what may be anything; what it gives must be whole.
  private func survive(_ bytes: [UInt8]) {
    if let bitmap = try? ImageDecoder.decode(bytes) {
      #expect(bitmap.width * bitmap.height <= ImageHeader.largestArea)
      #expect(bitmap.samples.count == bitmap.width * bitmap.height * bitmap.layout.channels)
    }
    if let thumbnail = try? Thumbnail.make(from: bytes, fitting: PixelSize(width: 12, height: 12)) {
      #expect(thumbnail.width <= 12 && thumbnail.height <= 12)
    }
  }

  /// A copy with bytes changed or missing, in one of three manners.
  private func mutated(_ bytes: [UInt8], _ round: Int, _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    switch round % 3 {
    case 0: bytes.removeLast(dice.roll(bytes.count))
    case 1:
      for _ in 0...dice.roll(8) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
    default:
      let head = min(bytes.count, 120)
      for _ in 0...dice.roll(3) { bytes[dice.roll(head)] = UInt8(dice.roll(256)) }
    }
    return bytes
  }

  static let tiny = [
    TinyPicture.jpeg, TinyPicture.progressive, TinyPicture.grayJPEG, TinyPicture.cmykJPEG,
    TinyPicture.turnedJPEG, TinyPicture.webp, TinyPicture.lossless, TinyPicture.alphaWebP,
    TinyPicture.turnedWebP, TinyPicture.animation,
  ]

  @Test("A changed JPEG or WebP never does harm", arguments: tiny)
  func tinyPictures(base64: String) {
    var dice = Dice(1)
    let bytes = TinyPicture.bytes(base64)
    for round in 0..<300 { survive(mutated(bytes, round, &dice)) }
  }

  @Test("A changed PNG never does harm, its checksums right again", arguments: [0, 2, 3, 4, 6])
  func pngs(colorType: Int) {
    var dice = Dice(2)
    for round in 0..<200 {
      let depth = [8, 16, 1, 2, 4][dice.roll(colorType == 0 ? 5 : colorType == 3 ? 1 : 2)]
      let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1
      var numbers = Dice(UInt64(round))
      var fixture = PNGFixture(
        width: 1 + dice.roll(30), height: 1 + dice.roll(30), depth: depth, colorType: colorType,
        pixel: { _, _ in (0..<channels).map { _ in numbers.roll(1 << depth) } },
        palette: dice.roll(4) == 0 ? dice.samples(3 * dice.roll(20)) : dice.samples(768),
        transparency: dice.samples(dice.roll(8)),
        extra: [("eXIf", dice.samples(dice.roll(40)))], isInterlaced: dice.roll(2) == 0)
      if colorType != 3 { fixture.palette = [] }
      survive(fixture.bytes)
      survive(mutated(fixture.bytes, round, &dice))
      // A header that contradicts the pixels, with a checksum that says it does not.
      var bytes = fixture.bytes
      let header =
        PNGFixture.big(1 + dice.roll(60)) + PNGFixture.big(1 + dice.roll(60))
        + [UInt8(1 << dice.roll(5)), UInt8(dice.roll(7)), 0, 0, UInt8(dice.roll(2))]
      bytes.replaceSubrange(8..<33, with: PNGFixture.chunk("IHDR", header))
      survive(bytes)
    }
  }

  @Test(
    "A changed real picture never does harm", .enabled(if: Reference.isPresent, "no golden data"),
    arguments: PreprocessingGoldenTests.pictures)
  func realPictures(name: String) throws {
    var dice = Dice(3)
    let bytes = try Reference.bytes("images/\(name)")
    for round in 0..<60 { survive(mutated(bytes, round, &dice)) }
  }

  @Test("Bytes that only begin like a picture never do harm")
  func noise() {
    var dice = Dice(4)
    let signatures: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF],
      Array("RIFF\0\0\0\0WEBPVP8X".utf8), Array("RIFF\0\0\0\0WEBPVP8L".utf8),
    ]
    for round in 0..<2000 {
      survive(signatures[round % signatures.count] + dice.samples(dice.roll(400)))
    }
  }

  /// The places of all its billion rows were listed.
  @Test("A strip of indices becomes a square without its whole length being made")
  func strip() {
    let height = 4_000_000
    let strip = Bitmap(
      width: 1, height: height, layout: .indexed, samples: [UInt8](repeating: 1, count: height),
      palette: [0, 0, 0, 9, 9, 9])
    #expect(strip.centerSquare(8).samples == [UInt8](repeating: 9, count: 3 * 8 * 8))
  }
}
