import Imaging
import Testing

@Suite("JPEG and WebP")
struct JPEGAndWebPDecodingTests {
  /// The samples of the pixel in a column and row.
  private func pixel(_ bitmap: Bitmap, _ x: Int, _ y: Int) -> [Int] {
    let channels = bitmap.layout.channels
    let start = (y * bitmap.width + x) * channels
    return bitmap.samples[start..<start + channels].map(Int.init)
  }

  /// A picture and the four colours that Pillow finds in its quarters.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let base64: String
    let layout: Bitmap.Layout
    let colors: [[Int]]
  }

  static let samples = [
    Sample(
      testDescription: "JPEG", base64: TinyPicture.jpeg, layout: .rgb,
      colors: [[223, 39, 27], [32, 59, 208], [109, 20, 16], [13, 30, 108]]),
    Sample(
      testDescription: "progressive JPEG", base64: TinyPicture.progressive, layout: .rgb,
      colors: [[221, 40, 31], [30, 60, 210], [109, 20, 14], [14, 30, 105]]),
    Sample(
      testDescription: "gray JPEG", base64: TinyPicture.grayJPEG, layout: .gray,
      colors: [[93], [68], [46], [34]]),
    Sample(
      testDescription: "CMYK JPEG", base64: TinyPicture.cmykJPEG, layout: .cmyk,
      colors: [[35, 215, 225, 0], [225, 195, 45, 0], [145, 235, 240, 0], [240, 225, 150, 0]]),
    Sample(
      testDescription: "JPEG with an orientation", base64: TinyPicture.turnedJPEG, layout: .rgb,
      colors: [[223, 39, 27], [32, 59, 208], [109, 20, 16], [13, 30, 108]]),
    Sample(
      testDescription: "lossy WebP", base64: TinyPicture.webp, layout: .rgb,
      colors: [[221, 40, 31], [30, 61, 210], [113, 21, 15], [15, 30, 102]]),
    Sample(
      testDescription: "lossless WebP", base64: TinyPicture.lossless, layout: .rgb,
      colors: [[220, 40, 30], [30, 60, 210], [110, 20, 15], [15, 30, 105]]),
    Sample(
      testDescription: "WebP with alpha", base64: TinyPicture.alphaWebP, layout: .rgba,
      colors: [
        [220, 40, 30, 255], [30, 60, 210, 255], [110, 20, 15, 128], [15, 30, 105, 128],
      ]),
  ]

  @Test("Pixels are Pillow's, unturned", arguments: samples)
  func decode(sample: Sample) throws {
    let bitmap = try ImageDecoder.decode(TinyPicture.bytes(sample.base64))
    #expect(bitmap.width == 24 && bitmap.height == 16)
    #expect(bitmap.layout == sample.layout)
    let places = [(3, 3), (20, 3), (3, 13), (20, 13)]
    for (place, color) in zip(places, sample.colors) {
      let found = pixel(bitmap, place.0, place.1)
      let difference = zip(found, color).map { abs($0 - $1) }.max() ?? 255
      #expect(difference <= 2, "\(found) at \(place)")
    }
  }

  @Test("An animation gives its first frame, at its place on the canvas")
  func animation() throws {
    let bitmap = try ImageDecoder.decode(TinyPicture.bytes(TinyPicture.animation))
    #expect(bitmap.layout == .rgba)
    #expect(bitmap.width == 24 && bitmap.height == 16)
    for y in 0..<16 {
      for x in 0..<24 {
        let isInside = (8..<20).contains(x) && (6..<14).contains(y)
        #expect(pixel(bitmap, x, y) == (isInside ? [220, 40, 30, 255] : [0, 0, 0, 0]))
      }
    }
  }

  @Test(
    "A file that ends early is cut short",
    arguments: [
      TinyPicture.jpeg, TinyPicture.progressive, TinyPicture.webp, TinyPicture.lossless,
      TinyPicture.animation,
    ], [20, 30, 50, 75])
  func truncated(base64: String, percent: Int) throws {
    let bytes = TinyPicture.bytes(base64)
    let error = #expect(throws: ImagingError.self) {
      try ImageDecoder.decode(Array(bytes.prefix(bytes.count * percent / 100)))
    }
    #expect(error?.code == .truncated)
  }

  @Test("Padding before a JPEG's marker, as some cameras write it, is no damage")
  func padding() throws {
    let bytes = TinyPicture.bytes(TinyPicture.jpeg)
    let padded = bytes.dropLast(2) + [UInt8](repeating: 0, count: 9) + bytes.suffix(2)
    #expect(try ImageDecoder.decode(Array(padded)) == ImageDecoder.decode(bytes))
  }

  @Test("A JPEG of 12 bits a sample is said not to be read")
  func twelveBits() throws {
    var bytes = TinyPicture.bytes(TinyPicture.jpeg)
    let frame = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    bytes[frame + 4] = 12
    let error = #expect(throws: ImagingError.self) { try ImageDecoder.decode(bytes) }
    #expect(error?.code == .unsupported)
  }
}
