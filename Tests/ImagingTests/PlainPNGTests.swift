import CImaging
import Testing

@Suite("Plain PNG, inflated in one piece")
struct PlainPNGTests {
  private func fixture(_ dice: inout Dice, chunks: Int) -> (PNGFixture, [UInt8]) {
    let (width, height) = (37, 23)
    let samples = dice.samples(width * height * 3)
    let fixture = PNGFixture(
      width: width, height: height, depth: 8, colorType: 2,
      pixel: { x, y in (0..<3).map { Int(samples[(y * width + x) * 3 + $0]) } },
      filters: [0, 1, 2, 3, 4], dataChunks: chunks)
    return (fixture, samples)
  }

  /// The samples of a file, where it is read the quick way.
  private func samples(_ bytes: [UInt8]) -> [UInt8]? {
    var header = CImagingPNGHeader()
    guard cimaging_plain_png_header(bytes, bytes.count, &header) != 0 else { return nil }
    let count = Int(header.width) * Int(header.height) * Int(header.channels)
    var samples = [UInt8](repeating: 0, count: count)
    let isDone = cimaging_plain_png_pixels(bytes, bytes.count, &header, &samples, count)
    return isDone != 0 ? samples : nil
  }

  // libpng is asked where this refuses, so that a test of the decoder alone would not notice.
  @Test("Pixels in one chunk or spread over several, some empty", arguments: [1, 2, 7])
  func chunks(count: Int) {
    var dice = Dice(UInt64(count))
    let (fixture, expected) = fixture(&dice, chunks: count)
    #expect(samples(fixture.bytes) == expected)
    #expect(samples(fixture.bytes + [1, 2, 3]) == expected, "what follows the end does not count")
  }

  @Test("A wrong checksum, a missing end and too few bytes are refused")
  func damage() throws {
    var dice = Dice(5)
    let (fixture, _) = fixture(&dice, chunks: 3)
    let bytes = fixture.bytes
    let starts = bytes.indices.dropLast(4).filter {
      Array(bytes[$0..<$0 + 4]) == Array("IDAT".utf8)
    }
    for start in starts where bytes[start - 1] > 0 || bytes[start - 2] > 0 {
      var damaged = bytes
      damaged[start + 4] ^= 1
      #expect(samples(damaged) == nil)
      #expect(samples(Array(bytes[..<(start + 6)])) == nil)
    }
    #expect(samples([]) == nil)
  }
}
