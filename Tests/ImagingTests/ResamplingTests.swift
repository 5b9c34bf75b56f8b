import Imaging
import Testing

@Suite("Resampling")
struct ResamplingTests {
  /// Pillow's resampling as its documentation and source describe it, one sample at a time: what the
  /// fast passes are held against.
  private func naive(_ bitmap: Bitmap, _ size: PixelSize, _ filter: ResampleFilter) -> [UInt8] {
    let channels = bitmap.layout.channels
    let (width, height) = (bitmap.width, bitmap.height)
    let across = weights(width, size.width, filter)
    let down = weights(height, size.height, filter)
    let sum = { (taps: [(Int, Int)], sample: (Int) -> UInt8) in
      let total = taps.reduce(1 << 21) { $0 + $1.1 * Int(sample($1.0)) }
      return UInt8(max(0, min(255, total >> 22)))
    }
    var wide: [UInt8] = []
    for y in 0..<height {
      for taps in across {
        for channel in 0..<channels {
          wide.append(sum(taps) { bitmap.samples[(y * width + $0) * channels + channel] })
        }
      }
    }
    if width == size.width { wide = bitmap.samples }
    if height == size.height { return wide }
    return down.flatMap { taps in
      (0..<size.width * channels).map { x in sum(taps) { wide[$0 * size.width * channels + x] } }
    }
  }

  /// For each new pixel the old ones that count, with their weights in 22 bits of fraction.
  private func weights(_ old: Int, _ new: Int, _ filter: ResampleFilter) -> [[(Int, Int)]] {
    let scale = Double(old) / Double(new)
    let stretch = max(1, scale)
    let support =
      switch filter {
      case .box: 0.5 * stretch
      case .bilinear: 1 * stretch
      case .bicubic: 2 * stretch
      }
    let curve = { (x: Double) -> Double in
      let distance = abs(x)
      switch filter {
      case .box: return x > -0.5 && x <= 0.5 ? 1 : 0
      case .bilinear: return max(0, 1 - distance)
      case .bicubic:
        if distance < 1 { return (1.5 * distance - 2.5) * distance * distance + 1 }
        return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * -0.5 : 0
      }
    }
    return (0..<new).map { pixel in
      let center = (Double(pixel) + 0.5) * scale
      let first = max(0, Int(center - support + 0.5))
      let last = min(old, Int(center + support + 0.5))
      let raw = (first..<last).map { curve((Double($0) - center + 0.5) * (1 / stretch)) }
      let sum = raw.reduce(0, +)
      return zip(first..<last, raw).map { place, weight in
        let scaled = weight / sum * Double(1 << 22)
        return (place, Int(scaled < 0 ? scaled - 0.5 : scaled + 0.5))
      }
    }
  }

  @Test(
    "The fast passes give the naive sums",
    arguments: ResampleFilter.allCases,
    [(61, 47, 20, 31), (20, 13, 64, 40), (31, 40, 31, 9), (31, 40, 9, 40), (7, 200, 1, 3)])
  func agreesWithNaive(filter: ResampleFilter, sizes: (Int, Int, Int, Int)) {
    var dice = Dice(7)
    let size = PixelSize(width: sizes.2, height: sizes.3)
    for layout in [Bitmap.Layout.gray, .rgb, .cmyk] {
      let bitmap = Bitmap(
        width: sizes.0, height: sizes.1, layout: layout,
        samples: dice.samples(sizes.0 * sizes.1 * layout.channels))
      let resized = Resampling(filter).resize(bitmap, to: size)
      #expect(resized.width == size.width && resized.height == size.height)
      #expect(resized.layout == layout)
      #expect(resized.samples == naive(bitmap, size, filter))
    }
  }

  @Test("Colours count by their alpha", arguments: [Bitmap.Layout.grayAlpha, .rgba])
  func alpha(layout: Bitmap.Layout) {
    var dice = Dice(8)
    let count = layout.channels
    let bitmap = Bitmap(
      width: 40, height: 30, layout: layout, samples: dice.samples(1200 * count))
    let size = PixelSize(width: 17, height: 11)
    var multiplied = bitmap.samples
    for at in multiplied.indices where at % count != count - 1 {
      let alpha = Int(multiplied[at - at % count + count - 1])
      multiplied[at] = UInt8((Double(Int(multiplied[at]) * alpha) / 255).rounded())
    }
    var expected = naive(
      Bitmap(width: 40, height: 30, layout: layout, samples: multiplied), size, .bicubic)
    for at in expected.indices where at % count != count - 1 {
      let alpha = Int(expected[at - at % count + count - 1])
      if alpha != 0 { expected[at] = UInt8(min(255, Int(expected[at]) * 255 / alpha)) }
    }
    #expect(Resampling().resize(bitmap, to: size).samples == expected)
  }

  @Test("A transparent colour does not bleed into its neighbours")
  func noBleeding() {
    let pixels = (0..<8).flatMap { $0 < 4 ? [200, 10, 10, 255] : [0, 255, 0, 0] as [UInt8] }
    let bitmap = Bitmap(width: 8, height: 1, layout: .rgba, samples: pixels)
    let resized = Resampling().resize(bitmap, to: PixelSize(width: 3, height: 1))
    #expect(resized.samples[4] >= 195 && resized.samples[5] <= 15)
  }

  @Test("Indexed pictures take the nearest pixel")
  func nearest() {
    let bitmap = Bitmap(
      width: 4, height: 2, layout: .indexed, samples: [0, 1, 2, 3, 4, 5, 6, 7],
      palette: Array(0..<24))
    let resized = Resampling().resize(bitmap, to: PixelSize(width: 2, height: 4))
    #expect(resized.samples == [1, 3, 1, 3, 5, 7, 5, 7])
    #expect(resized.palette == bitmap.palette)
  }

  @Test("Keeping the size changes nothing", arguments: [Bitmap.Layout.rgb, .rgba, .indexed])
  func same(layout: Bitmap.Layout) {
    var dice = Dice(9)
    let bitmap = Bitmap(
      width: 9, height: 5, layout: layout, samples: dice.samples(45 * layout.channels))
    #expect(Resampling().resize(bitmap, to: PixelSize(width: 9, height: 5)) == bitmap)
  }

  @Test(
    "The centre square is the resized picture's middle",
    arguments: [
      // Width, height, then the resized size and the crop's offset, as torchvision has them.
      (64, 64, 32, 32, 0, 0), (100, 61, 52, 32, 10, 0), (61, 101, 32, 52, 0, 10),
      (32, 33, 32, 33, 0, 0), (32, 35, 32, 35, 0, 2), (9, 20, 32, 71, 0, 20), (1, 1, 32, 32, 0, 0),
    ])
  func centerSquare(case sizes: (Int, Int, Int, Int, Int, Int)) {
    var dice = Dice(10)
    let bitmap = Bitmap(
      width: sizes.0, height: sizes.1, layout: .rgb, samples: dice.samples(sizes.0 * sizes.1 * 3))
    let expected = Resampling().resize(bitmap, to: PixelSize(width: sizes.2, height: sizes.3))
      .cropped(columns: sizes.4..<sizes.4 + 32, rows: sizes.5..<sizes.5 + 32)
    #expect(bitmap.centerSquare(32) == expected)
  }

  @Test("A very long picture costs no more than its middle")
  func long() {
    let bitmap = Bitmap(
      width: 3_000_000, height: 1, layout: .gray, samples: [UInt8](repeating: 9, count: 3_000_000))
    #expect(bitmap.centerSquare(224).samples == [UInt8](repeating: 9, count: 224 * 224 * 3))
  }

  @Test("CMYK and gray become RGB as in Pillow")
  func colors() {
    let ink = Bitmap(
      width: 3, height: 1, layout: .cmyk, samples: [0, 0, 0, 0, 255, 0, 0, 0, 100, 50, 0, 128])
    #expect(ink.rgb().samples == [255, 255, 255, 0, 255, 255, 77, 102, 127])
    let gray = Bitmap(width: 1, height: 1, layout: .grayAlpha, samples: [90, 3])
    #expect(gray.rgb().samples == [90, 90, 90])
  }
}
