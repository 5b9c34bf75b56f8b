import Imaging
import Testing

@Suite("Image headers")
struct ImageHeaderTests {
  @Test(
    "A header is read from the first bytes",
    arguments: [
      (TinyPicture.jpeg, ImageFormat.jpeg, Orientation.upright, 240),
      (TinyPicture.progressive, .jpeg, .upright, 240),
      (TinyPicture.turnedJPEG, .jpeg, .clockwise, 260), (TinyPicture.webp, .webp, .upright, 30),
      (TinyPicture.lossless, .webp, .upright, 30), (TinyPicture.alphaWebP, .webp, .upright, 30),
      (TinyPicture.turnedWebP, .webp, .clockwise, .max),
      (TinyPicture.animation, .webp, .upright, 30),
    ])
  func header(base64: String, format: ImageFormat, orientation: Orientation, prefix: Int) throws {
    let header = try ImageHeader.read(Array(TinyPicture.bytes(base64).prefix(prefix)))
    #expect(header.format == format)
    #expect(header.width == 24 && header.height == 16)
    #expect(header.orientation == orientation)
    let turned = PixelSize(width: 16, height: 24)
    let upright = PixelSize(width: 24, height: 16)
    #expect(header.displaySize == (orientation == .clockwise ? turned : upright))
  }

  @Test("A PNG's size and orientation are read", arguments: Orientation.allCases)
  func png(orientation: Orientation) throws {
    let bytes = PNGFixture(
      width: 30, height: 20, depth: 1, colorType: 0, pixel: { _, _ in [1] },
      extra: [("eXIf", PNGFixture.exif(orientation: orientation.rawValue))]
    ).bytes
    let header = try ImageHeader.read(bytes)
    #expect(header.format == .png)
    #expect(header.width == 30 && header.height == 20)
    #expect(header.orientation == orientation)
    #expect(header.displaySize.width == (orientation.swapsSides ? 20 : 30))
  }

  @Test("An orientation that EXIF does not know is upright", arguments: [0, 9, 255] as [UInt8])
  func unknownOrientation(value: UInt8) throws {
    let bytes = PNGFixture(
      width: 2, height: 2, depth: 1, colorType: 0, pixel: { _, _ in [1] },
      extra: [("eXIf", PNGFixture.exif(orientation: value))]
    ).bytes
    #expect(try ImageHeader.read(bytes).orientation == .upright)
  }

  @Test(
    "Bytes without a header are a named error",
    arguments: [
      ([], ImagingError.Code.empty), ([0x89], .unknownFormat),
      (Array("GIF89a".utf8), .unknownFormat),
      (Array("RIFF____WAVE".utf8), .unknownFormat), (Array("RIFF____WEBP".utf8), .truncated),
      ([0xFF, 0xD8, 0xFF], .truncated), ([0xFF, 0xD8, 0xFF, 0xE0, 0, 1], .damaged),
      ([0xFF, 0xD8, 0xFF, 0xDA, 0, 8], .damaged), ([0xFF, 0xD8, 0xFF, 0xFF, 0xFF], .truncated),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .truncated),
    ] as [([UInt8], ImagingError.Code)])
  func bad(bytes: [UInt8], code: ImagingError.Code) {
    let error = #expect(throws: ImagingError.self) { try ImageHeader.read(bytes) }
    #expect(error?.code == code)
  }

  @Test("A picture without rows or columns is damaged", arguments: [(0, 5), (5, 0)])
  func noPixels(width: Int, height: Int) {
    let header = PNGFixture.big(width) + PNGFixture.big(height) + [8, 2, 0, 0, 0]
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGFixture.chunk("IHDR", header)
    let error = #expect(throws: ImagingError.self) { try ImageHeader.read(bytes) }
    #expect(error?.code == .damaged)
  }
}
