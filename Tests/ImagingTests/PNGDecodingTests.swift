import Imaging
import Testing

@Suite("PNG")
struct PNGDecodingTests {
  /// A kind of PNG and what it is decoded to.
  struct Kind: Sendable, CustomTestStringConvertible {
    let colorType: Int
    let depth: Int
    let layout: Bitmap.Layout
    var testDescription: String { "type \(colorType), \(depth) bits" }
  }

  static let kinds = [
    Kind(colorType: 0, depth: 1, layout: .indexed), Kind(colorType: 0, depth: 2, layout: .gray),
    Kind(colorType: 0, depth: 4, layout: .gray), Kind(colorType: 0, depth: 8, layout: .gray),
    Kind(colorType: 0, depth: 16, layout: .gray), Kind(colorType: 2, depth: 8, layout: .rgb),
    Kind(colorType: 2, depth: 16, layout: .rgb), Kind(colorType: 3, depth: 1, layout: .indexed),
    Kind(colorType: 3, depth: 2, layout: .indexed), Kind(colorType: 3, depth: 4, layout: .indexed),
    Kind(colorType: 3, depth: 8, layout: .indexed),
    Kind(colorType: 4, depth: 8, layout: .grayAlpha),
    Kind(colorType: 4, depth: 16, layout: .grayAlpha), Kind(colorType: 6, depth: 8, layout: .rgba),
    Kind(colorType: 6, depth: 16, layout: .rgba),
  ]

  @Test("Every colour type and depth is read, interlaced or not", arguments: kinds, [false, true])
  func decode(kind: Kind, isInterlaced: Bool) throws {
    var dice = Dice(UInt64(kind.colorType * 100 + kind.depth))
    let (width, height, channels) = (19, 13, kind.layout.channels)
    let levels = (0..<width * height * channels).map { _ in dice.roll(1 << kind.depth) }
    let palette = kind.colorType == 3 ? dice.samples(3 << kind.depth) : []
    let fixture = PNGFixture(
      width: width, height: height, depth: kind.depth, colorType: kind.colorType,
      pixel: { x, y in
        Array(levels[(y * width + x) * channels..<(y * width + x + 1) * channels])
      },
      palette: palette, isInterlaced: isInterlaced)
    let bitmap = try ImageDecoder.decode(fixture.bytes)
    #expect(bitmap.layout == kind.layout)
    #expect(bitmap.width == width && bitmap.height == height)
    let expected = levels.map { level in
      switch (kind.depth, kind.layout) {
      case (16, _): UInt8(level >> 8)
      case (_, .indexed): UInt8(level)
      default: UInt8(level * 255 / ((1 << kind.depth) - 1))
      }
    }
    #expect(bitmap.samples == expected)
    if kind.colorType == 3 {
      #expect(bitmap.palette.prefix(palette.count).elementsEqual(palette))
    } else if kind.layout == .indexed {
      #expect(bitmap.palette.prefix(6).elementsEqual([0, 0, 0, 255, 255, 255]))
    }
  }

  @Test(
    "Rows of every filter, after rows of every other, are read",
    arguments: [(0, 1), (2, 3), (4, 2), (6, 4)], [(1, 9), (4, 5), (19, 25), (64, 26)])
  func filters(kind: (colorType: Int, channels: Int), size: (width: Int, height: Int)) throws {
    var dice = Dice(UInt64(kind.colorType * 1000 + size.width))
    let samples = dice.samples(size.width * size.height * kind.channels)
    // Every type comes after every type.
    let filters: [UInt8] = [
      4, 4, 3, 4, 2, 4, 1, 4, 0, 3, 3, 2, 3, 1, 3, 0, 2, 2, 1, 2, 0, 1, 1, 0, 0,
    ]
    let fixture = PNGFixture(
      width: size.width, height: size.height, depth: 8, colorType: kind.colorType,
      pixel: { x, y in
        let at = (y * size.width + x) * kind.channels
        return samples[at..<at + kind.channels].map { Int($0) }
      },
      filters: filters)
    #expect(try ImageDecoder.decode(fixture.bytes).samples == samples)
    var wrong = fixture
    wrong.filters[size.height / 2 % filters.count] = 5
    #expect(throws: ImagingError.self) { try ImageDecoder.decode(wrong.bytes) }
  }

  @Test("An index beyond the palette is black")
  func beyondPalette() throws {
    let fixture = PNGFixture(
      width: 2, height: 1, depth: 8, colorType: 3, pixel: { x, _ in [x * 200] },
      palette: [10, 20, 30])
    #expect(try ImageDecoder.decode(fixture.bytes).rgb().samples == [10, 20, 30, 0, 0, 0])
  }

  @Test("Gamma and a colour profile change nothing")
  func gamma() throws {
    var fixture = PNGFixture(
      width: 2, height: 2, depth: 8, colorType: 2, pixel: { x, y in [x * 90, y * 90, 7] })
    let plain = try ImageDecoder.decode(fixture.bytes)
    fixture.extra = [("gAMA", PNGFixture.big(10_000)), ("iCCP", Array("x\0\0rubbish".utf8))]
    #expect(try ImageDecoder.decode(fixture.bytes) == plain)
  }

  @Test("Transparent colours are ignored for scoring and seen in thumbnails")
  func transparency() throws {
    let fixture = PNGFixture(
      width: 2, height: 1, depth: 8, colorType: 3, pixel: { x, _ in [x] },
      palette: [10, 20, 30, 200, 100, 50], transparency: [0, 255])
    #expect(
      try ImageDecoder.decode(fixture.bytes).rgb().samples == [10, 20, 30, 200, 100, 50])
    let thumbnail = try Thumbnail.make(
      from: fixture.bytes, fitting: PixelSize(width: 2, height: 2), on: RGBColor(1, 2, 3))
    #expect(thumbnail.samples == [1, 2, 3, 200, 100, 50])
  }

  @Test("A picture whose end is missing but for its pixels is read")
  func withoutEnd() throws {
    let bytes = PNGFixture(
      width: 3, height: 3, depth: 8, colorType: 0, pixel: { x, y in [x * 80 + y] }
    ).bytes
    #expect(try ImageDecoder.decode(Array(bytes.dropLast(12))) == ImageDecoder.decode(bytes))
  }

  @Test("A picture that ends within its pixels is cut short", arguments: [20, 29, 41, 60, 200])
  func truncated(count: Int) throws {
    let bytes = PNGFixture(
      width: 20, height: 20, depth: 8, colorType: 2, pixel: { x, y in [x, y, 0] }
    ).bytes
    let error = #expect(throws: ImagingError.self) {
      try ImageDecoder.decode(Array(bytes.prefix(count)))
    }
    #expect(error?.code == .truncated)
    #expect(error?.description.contains("is cut short") == true)
  }

  @Test("A broken checksum is damage")
  func damaged() throws {
    var bytes = PNGFixture(
      width: 20, height: 20, depth: 8, colorType: 2, pixel: { x, y in [x, y, 0] }
    ).bytes
    bytes[100] ^= 1
    let error = #expect(throws: ImagingError.self) { try ImageDecoder.decode(bytes) }
    #expect(error?.code == .damaged)
  }

  @Test("A size that so few bytes cannot have is refused before any memory is taken")
  func implausible() throws {
    var bytes = PNGFixture(
      width: 4, height: 4, depth: 8, colorType: 6, pixel: { _, _ in [0, 0, 0, 0] }
    ).bytes
    let header = PNGFixture.big(11_000) + PNGFixture.big(11_000) + [8, 6, 0, 0, 1]
    bytes.replaceSubrange(8..<33, with: PNGFixture.chunk("IHDR", header))
    let error = #expect(throws: ImagingError.self) { try ImageDecoder.decode(bytes) }
    #expect(error?.code == .truncated)
  }

  @Test("More pixels than are read are refused from the header, with both numbers said")
  func tooLarge() throws {
    let header = PNGFixture.big(60_000) + PNGFixture.big(60_000) + [8, 2, 0, 0, 0]
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGFixture.chunk("IHDR", header)
    let error = #expect(throws: ImagingError.self) { try ImageDecoder.decode(bytes) }
    #expect(error?.code == .tooLarge)
    #expect(
      error?.description
        == "claims 60000×60000 pixels, more than the 134 million that are read")
  }
}
