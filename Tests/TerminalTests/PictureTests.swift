import Terminal
import Testing

@Suite("Pictures that can be drawn")
struct PictureTests {
  static let size = Size(rows: 20, columns: 40)

  @Test("A picture within the screen is drawn")
  func whole() {
    #expect(isDrawn(Sixel.picture(width: 80, height: 100)))
    #expect(isDrawn(Array("\u{1B}P0;0;8q\"1;1;80;100#0;2;0;0;0#0~\u{1B}\\".utf8)))
    #expect(isDrawn(Array("\u{1B}P;1q\"1;1;80;100#0~\u{1B}\\".utf8)))
  }

  @Test(
    "A picture in a place where it does harm is left out",
    arguments: [
      Rectangle(row: -1, column: 0, rows: 5, columns: 10),
      Rectangle(row: 0, column: -1, rows: 5, columns: 10),
      Rectangle(row: 0, column: 31, rows: 5, columns: 10),
      Rectangle(row: 15, column: 0, rows: 5, columns: 10),
      Rectangle(row: 0, column: 0, rows: 0, columns: 10),
      Rectangle(row: 0, column: 0, rows: 5, columns: 7),
      Rectangle(row: 0, column: 0, rows: 4, columns: 10),
    ])
  func places(area: Rectangle) {
    #expect(!isDrawn(Sixel.picture(width: 80, height: 100), in: area))
  }

  @Test(
    "Bytes that are no whole sixel sequence are left out",
    arguments: [
      "", "text", "\u{1B}P", "\u{1B}\\", "\u{1B}Pq~\u{1B}\\", "\u{1B}Pq\"1;1;80;100~",
      "\u{1B}Pq\"1;1;0;100~\u{1B}\\", "\u{1B}Pq\"1;1;80~\u{1B}\\",
      "\u{1B}Pq\"1;1;99999999999999999999;9~\u{1B}\\",
      "\u{1B}Pq\"1;1;80;100~\u{1B}\\\u{1B}[2J\u{1B}\\", "\u{1B}P$q\"1;1;80;100~\u{1B}\\",
      "\u{1B}Pq\"1;1;80;100~\u{18}rm\u{1B}\\", "\u{1B}Pq\"1;1;80;100é~\u{1B}\\",
    ])
  func bytes(text: String) {
    #expect(!isDrawn(Array(text.utf8)))
  }

  @Test("A picture larger than the terminal draws is left out")
  func limits() {
    var capabilities = Capabilities.recorded
    capabilities.graphics = .sixel(registers: 256, largest: PixelSize(width: 79, height: 1000))
    #expect(!isDrawn(Sixel.picture(width: 80, height: 60), capabilities))
    #expect(isDrawn(Sixel.picture(width: 79, height: 60), capabilities))
    capabilities.graphics = .blocks
    #expect(!isDrawn(Sixel.picture(width: 8, height: 6), capabilities))
  }

  @Test("A picture with text in its place is left out, others stay")
  func covered() {
    var frame = Frame(size: Self.size)
    for (index, column) in [0, 12, 24].enumerated() {
      frame.place(
        ImagePlacement(
          area: Rectangle(row: 2, column: column, rows: 5, columns: 10), key: "\(index)",
          bytes: Sixel.picture(width: 100, height: 96)))
    }
    frame.write("text", at: Position(row: 4, column: 10))
    let drawn = frame.drawablePlacements(on: Self.size, .recorded)
    #expect(drawn.map(\.key) == ["0", "2"])
  }

  private func isDrawn(
    _ bytes: [UInt8], _ capabilities: Capabilities = .recorded,
    in area: Rectangle = Rectangle(row: 1, column: 1, rows: 5, columns: 10)
  ) -> Bool {
    var frame = Frame(size: Self.size)
    frame.place(ImagePlacement(area: area, key: "one", bytes: bytes))
    return frame.drawablePlacements(on: Self.size, capabilities).count == 1
  }
}
