import Terminal
import Testing

@Suite("Colours of terminals")
struct ColorTests {
  @Test(
    "A colour becomes the nearest that the terminal has",
    arguments: [
      (.standard, 256, -1), (.standard, 0, -1), (.palette(200), 256, 200), (.palette(5), 8, 5),
      (.palette(9), 8, 1),
      (.palette(9), 16, 9), (.palette(232), 16, 0), (.palette(196), 8, 1),
      (.rgb(255, 0, 0), 256, 196),
      (.rgb(0, 0, 0), 256, 16), (.rgb(255, 255, 255), 256, 231), (.rgb(0x12, 0x12, 0x12), 256, 233),
      (.rgb(0x87, 0xAF, 0xFF), 256, 111), (.rgb(0x8A, 0x8A, 0x8A), 256, 245),
      (.rgb(250, 10, 10), 16, 9),
      (.rgb(10, 10, 10), 8, 0), (.rgb(1, 2, 3), 0, -1), (.rgb(255, 128, 0), 1 << 24, 0xFF8000),
      (.rgb(0, 0, 3), 1 << 24, 8), (.rgb(0, 0, 0), 1 << 24, 0), (.palette(3), 1 << 24, 3),
      (.palette(196), 1 << 24, 0xFF0000), (.palette(200), 88, 13),
    ] as [(Color, Int, Int32)])
  func nearest(color: Color, colors: Int, expected: Int32) {
    #expect(color.number(among: colors) == expected)
  }

  @Test("Each of the cube and the greys is its own nearest")
  func palette() {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for red in 0..<6 {
      for green in 0..<6 {
        for blue in 0..<6 {
          let number = Color.rgb(levels[red], levels[green], levels[blue]).number(among: 256)
          #expect(number == Int32(16 + 36 * red + 6 * green + blue))
        }
      }
    }
  }
}
