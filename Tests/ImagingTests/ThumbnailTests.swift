import Imaging
import Testing

@Suite("Thumbnails")
struct ThumbnailTests {
  @Test(
    "The shape is kept within the frame",
    arguments: [
      (768, 768, 240, 240), (900, 400, 240, 107), (400, 900, 107, 240), (20, 30, 160, 240),
      (3000, 2, 240, 1), (1, 5000, 1, 240), (1, 1, 240, 240),
    ])
  func shape(width: Int, height: Int, newWidth: Int, newHeight: Int) {
    let bitmap = Bitmap(
      width: width, height: height, layout: .gray,
      samples: [UInt8](repeating: 77, count: width * height))
    let thumbnail = Thumbnail.make(of: bitmap, fitting: PixelSize(width: 240, height: 240))
    #expect(thumbnail.layout == .rgb)
    #expect(thumbnail.width == newWidth && thumbnail.height == newHeight)
    #expect(thumbnail.samples.allSatisfy { $0 == 77 })
  }

  @Test("A small picture keeps its size where enlarging is not wanted")
  func small() {
    let bitmap = Bitmap(width: 2, height: 1, layout: .gray, samples: [1, 2])
    let frame = PixelSize(width: 9, height: 9)
    let thumbnail = Thumbnail.make(of: bitmap, fitting: frame, enlarging: false)
    #expect(thumbnail.samples == [1, 1, 1, 2, 2, 2])
  }

  @Test("Every EXIF orientation is turned upright", arguments: Orientation.allCases)
  func orientation(orientation: Orientation) throws {
    // The picture as displayed: 3×2, each pixel its own colour.
    let shown = (0..<6).map { [$0 * 40, 255 - $0 * 40, 9] }
    let stored: (Int, Int) -> Int = { x, y in
      switch orientation {
      case .upright: y * 3 + x
      case .mirrored: y * 3 + (2 - x)
      case .upsideDown: (1 - y) * 3 + (2 - x)
      case .flipped: (1 - y) * 3 + x
      case .transposed: x * 3 + y
      case .clockwise: x * 3 + (2 - y)
      case .transversed: (1 - x) * 3 + (2 - y)
      case .anticlockwise: (1 - x) * 3 + y
      }
    }
    let swaps = orientation.swapsSides
    let bytes = PNGFixture(
      width: swaps ? 2 : 3, height: swaps ? 3 : 2, depth: 8, colorType: 2,
      pixel: { x, y in shown[stored(x, y)] },
      extra: [("eXIf", PNGFixture.exif(orientation: orientation.rawValue))]
    ).bytes
    let thumbnail = try Thumbnail.make(from: bytes, fitting: PixelSize(width: 3, height: 2))
    #expect(thumbnail.width == 3 && thumbnail.height == 2)
    #expect(thumbnail.samples == shown.joined().map { UInt8($0) })
    // What the models see is not turned.
    #expect(try ImageDecoder.decode(bytes).width == (swaps ? 2 : 3))
  }

  @Test("Alpha shows the background")
  func background() {
    let bitmap = Bitmap(
      width: 3, height: 1, layout: .rgba,
      samples: [200, 100, 50, 255, 200, 100, 50, 0, 200, 100, 50, 128])
    let flat = bitmap.flattened(on: RGBColor(0, 20, 40))
    #expect(flat.samples == [200, 100, 50, 0, 20, 40, 100, 60, 45])
  }

  @Test(
    "A large picture's thumbnail has its mean colours",
    arguments: [Bitmap.Layout.gray, .grayAlpha, .rgb, .rgba, .cmyk])
  func means(layout: Bitmap.Layout) {
    var dice = Dice(11)
    let (width, height) = (701, 403)
    var samples = dice.samples(width * height * layout.channels)
    let channels = layout.channels
    if layout == .rgba || layout == .grayAlpha {
      for at in stride(from: channels - 1, to: samples.count, by: channels) { samples[at] = 255 }
    }
    let bitmap = Bitmap(width: width, height: height, layout: layout, samples: samples)
    let mean = { (bitmap: Bitmap) in
      let rgb = bitmap.rgb().samples
      return Double(rgb.reduce(0) { $0 + Int($1) }) / Double(rgb.count)
    }
    let thumbnail = Thumbnail.make(of: bitmap, fitting: PixelSize(width: 24, height: 24))
    #expect(thumbnail.width == 24 && thumbnail.height == 14)
    // Inks do not mix as their colours do, so that CMYK may differ by more.
    #expect(abs(mean(thumbnail) - mean(bitmap)) < (layout == .cmyk ? 4 : 1))
  }

  @Test("A JPEG scaled while it is decoded shows the same", arguments: [24, 12, 6, 5, 3])
  func scaled(width: Int) throws {
    let bytes = TinyPicture.bytes(TinyPicture.turnedJPEG)
    let frame = PixelSize(width: 16, height: width)
    let thumbnail = try Thumbnail.make(from: bytes, fitting: frame)
    // Turned a quarter clockwise: dark at the left, red above blue.
    #expect(thumbnail.height == width)
    let (right, below) = (thumbnail.width - 1, thumbnail.height - 1)
    let color = { (x: Int, y: Int) in
      thumbnail.samples[(y * thumbnail.width + x) * 3..<(y * thumbnail.width + x) * 3 + 3]
        .map(Int.init)
    }
    #expect(color(right, 0)[0] > 180 && color(right, 0)[2] < 80)
    #expect(color(0, 0)[0] > 80 && color(0, 0)[0] < 140)
    #expect(color(right, below)[2] > 170 && color(right, below)[0] < 80)
  }
}
