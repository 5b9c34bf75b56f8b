import Foundation
import Imaging
import Testing

@Suite("Sixels and half blocks")
struct SixelTests {
  /// A picture with a slope in each colour.
  private func slope(_ width: Int, _ height: Int) -> Bitmap {
    var samples: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        samples.append(UInt8(x * 255 / width))
        samples.append(UInt8(y * 255 / height))
        samples.append(UInt8((x + y) * 255 / (width + height)))
      }
    }
    return Bitmap(width: width, height: height, layout: .rgb, samples: samples)
  }

  @Test(
    "A terminal draws the picture", arguments: [(60, 48), (33, 31), (1, 1), (240, 5), (5, 100)],
    [256, 64, 16])
  func draws(size: (Int, Int), colors: Int) throws {
    let bitmap = slope(size.0, size.1)
    let screen = try #require(try SixelScreen(Sixel.encode(bitmap, colors: colors)))
    #expect(screen.width == size.0 && screen.height == size.1)
    #expect(screen.colors.count <= colors)
    #expect(screen.bands == (size.1 + 5) / 6)
    #expect(!screen.endsWithNewline)
    #expect(!screen.definesColorsLate)
    // Every pixel is set, and none below the picture.
    #expect(screen.pixels.count == size.0 * size.1)
    #expect(screen.pixels.keys.allSatisfy { $0.x < size.0 && $0.y < size.1 })
    // Error diffusion keeps the mean: blocks of pixels are near the picture's.
    var squares = 0.0
    var blocks = 0
    for top in stride(from: 0, to: size.1 - 3, by: 4) {
      for left in stride(from: 0, to: size.0 - 3, by: 4) {
        for channel in 0..<3 {
          var (drawn, wanted) = (0, 0)
          for y in top..<top + 4 {
            for x in left..<left + 4 {
              drawn += try #require(screen.pixels[.init(x: x, y: y)])[channel]
              wanted += Int(bitmap.samples[(y * size.0 + x) * 3 + channel])
            }
          }
          squares += pow(Double(drawn - wanted) / 16, 2)
          blocks += 1
        }
      }
    }
    #expect(blocks == 0 || (squares / Double(blocks)).squareRoot() < (colors == 16 ? 25 : 10))
  }

  @Test("A picture of few colours keeps them")
  func fewColors() throws {
    let samples = (0..<12 * 12).flatMap { $0 % 12 < 6 ? [255, 0, 0] : [0, 0, 255] as [UInt8] }
    let bitmap = Bitmap(width: 12, height: 12, layout: .rgb, samples: samples)
    let screen = try #require(try SixelScreen(Sixel.encode(bitmap)))
    #expect(Set(screen.pixels.values) == [[255, 0, 0], [0, 0, 255]])
  }

  @Test("The number of colours is kept within what terminals have", arguments: [-3, 0, 1, 100_000])
  func anyNumber(colors: Int) throws {
    let screen = try #require(try SixelScreen(Sixel.encode(slope(20, 20), colors: colors)))
    #expect((1...256).contains(screen.colors.count))
  }

  @Test("Encoding leaves the picture as it was, on several threads as on one")
  func concurrent() async throws {
    let bitmap = slope(60, 60)
    let copy = bitmap
    let alone = try Sixel.encode(bitmap, colors: 32)
    #expect(bitmap == copy)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { (try? Sixel.encode(bitmap, colors: 32)) == alone } }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test("Heights are told in whole bands")
  func heights() {
    #expect([0, 1, 6, 7, 107].map(Sixel.height(touchedBy:)) == [0, 6, 6, 12, 108])
    #expect([0, 5, 6, 17, 240].map(Sixel.height(within:)) == [0, 0, 6, 12, 240])
  }

  @Test("Half blocks hold two pixels a cell")
  func halfBlocks() {
    let bitmap = Bitmap(
      width: 2, height: 3, layout: .rgb, samples: (0..<18).map { UInt8($0 * 10) })
    let blocks = HalfBlocks(bitmap, columns: 2, rows: 2, on: RGBColor(1, 1, 1))
    #expect(blocks.columns == 2 && blocks.rows.count == 2)
    // 2×3 pixels fit within 2×4 as they are; the last row's lower pixels are missing.
    #expect(blocks.rows[0][1].top == RGBColor(30, 40, 50))
    #expect(blocks.rows[0][0].bottom == RGBColor(60, 70, 80))
    #expect(blocks.rows[1][0].top == RGBColor(120, 130, 140))
    #expect(blocks.rows[1][1].bottom == RGBColor(1, 1, 1))
  }

  @Test(
    "Half blocks fit into any number of cells", arguments: [(30, 15), (10, 80), (1, 1), (0, 0)])
  func halfBlocksFit(columns: Int, rows: Int) {
    let blocks = HalfBlocks(slope(64, 48), columns: columns, rows: rows)
    #expect(blocks.columns <= max(1, columns) && blocks.rows.count <= max(1, rows))
    #expect(blocks.rows.allSatisfy { $0.count == blocks.columns })
  }
}
