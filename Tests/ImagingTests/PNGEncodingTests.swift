import Imaging
import Testing

@Suite struct PNGEncodingTests {
  @Test("What is written is read back, whatever the size", arguments: [(1, 1), (3, 2), (129, 67)])
  func roundTrip(width: Int, height: Int) throws {
    var dice = Dice(UInt64(width))
    let bitmap = Bitmap(
      width: width, height: height, layout: .rgb, samples: dice.samples(3 * width * height))
    let file = try PNGEncoder.encode(bitmap, keyword: "parameters", text: "a red fox\nSeed: 1")
    #expect(try ImageDecoder.decode(file) == bitmap)
    let text = "parameters\0a red fox\nSeed: 1"
    #expect(file.indices.contains { file[$0...].starts(with: text.utf8) })
  }
}
