import Terminal
import TestSupport
import Testing

extension CursesScreenTests {
  @Test(
    "After any sequence of frames the screen is the last frame painted anew",
    arguments: [
      (1, 1 << 20, false), (2, 400, false), (3, 400, false), (4, 1 << 20, true), (5, 400, true),
    ]
      as [(UInt64, Int, Bool)])
  func randomFrames(seed: UInt64, pictureBytesAtOnce: Int, isKitty: Bool) throws {
    let terminal = try PseudoTerminal(
      rows: 14, columns: 44, cellWidth: 4, cellHeight: 6, profile: isKitty ? .kitty : .xterm())
    let screen = try Self.open(terminal, pictureBytesAtOnce: pictureBytesAtOnce)
    #expect((screen.capabilities.graphics == .kitty) == isKitty)
    var frames = RandomFrames(
      size: screen.size, cell: screen.capabilities.cell, isKitty: isKitty, seed: seed)
    for step in 0..<500 {
      let frame = frames.next()
      screen.show(frame)
      if frames.random(20) == 0 { screen.invalidate() }
      // With few bytes at once a frame often comes before the pictures of the one before are drawn.
      if pictureBytesAtOnce < 1000, step % 4 != 0 { continue }
      while screen.hasMoreToDraw { _ = screen.nextKey(milliseconds: 0) }
      terminal.drain()
      guard Oracle.shows(frame, on: terminal, screen) else {
        let difference = Oracle.difference(frame, terminal, screen)
        Issue.record("step \(step) of seed \(seed) differs:\n\(difference)")
        return
      }
    }
    #expect(terminal.screen.scrolls == 0)
    #expect(terminal.screen.unknown == [])
    #expect(terminal.screen.pictures > 300)
    screen.close()
    terminal.drain()
    #expect(terminal.screen.kitty.images.isEmpty && terminal.screen.kitty.places.isEmpty)
  }
}

/// Frames at random, each mostly like the one before.
private struct RandomFrames {
  let size: Size
  let cell: PixelSize
  let isKitty: Bool
  var state: UInt64
  var writes: [(text: String, at: Position, style: Style)] = []
  var pictures: [ImagePlacement] = []
  var popup: Rectangle?

  init(size: Size, cell: PixelSize, isKitty: Bool, seed: UInt64) {
    self.size = size
    self.cell = cell
    self.isKitty = isKitty
    state = seed &* 0x9E37_79B9_7F4A_7C15
  }

  /// A number below `limit`, by xorshift.
  mutating func random(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func next() -> Frame {
    for _ in 0...random(3) { change() }
    var frame = Frame(size: size, style: Style())
    for write in writes { frame.write(write.text, at: write.at, write.style) }
    for picture in pictures { frame.place(picture) }
    if let popup {
      frame.uncover(popup)
      frame.fill(popup, with: Cell(" ", Style(.standard, on: .palette(4))))
      frame.write("popup", at: popup.origin)
    }
    return frame
  }

  private mutating func change() {
    switch random(10) {
    case 0..<4:
      writes.append(
        (
          randomText(), Position(row: random(size.rows), column: random(size.columns)),
          randomStyle()
        ))
      if writes.count > 14 { writes.remove(at: random(writes.count)) }
    case 4..<7:
      pictures.append(randomPicture())
      if pictures.count > 5 { pictures.remove(at: random(pictures.count)) }
    case 7:
      if !pictures.isEmpty { pictures.remove(at: random(pictures.count)) }
    case 8:
      // The same picture in another place, or another in the same.
      guard !pictures.isEmpty else { return }
      let index = random(pictures.count)
      if random(2) == 0 {
        pictures[index].area.origin = Position(row: random(10), column: random(30))
      } else {
        let other = randomPicture()
        pictures[index] = placement(pictures[index].area, other.key)
      }
    default:
      popup =
        random(2) == 0
        ? nil
        : Rectangle(
          row: random(8), column: random(30), rows: 2 + random(4), columns: 4 + random(10))
    }
  }

  private mutating func randomText() -> String {
    let words = ["a", "score", "漢字", "+0.58", "      ", "🐱", "x y z", "▇▇▇", "                 "]
    return (0...random(4)).map { _ in words[random(words.count)] }.joined()
  }

  private mutating func randomStyle() -> Style {
    let colors: [Color] = [
      .standard, .standard, .palette(1), .palette(12), .palette(200), .rgb(10, 200, 30),
    ]
    return Style(
      colors[random(colors.count)], on: colors[random(colors.count)],
      Style.Attributes(rawValue: UInt8(random(4) == 0 ? random(16) : 0)))
  }

  private mutating func randomPicture() -> ImagePlacement {
    let area = Rectangle(
      row: random(11), column: random(36), rows: 1 + random(4), columns: 1 + random(8))
    return placement(area, "\(random(6))")
  }

  private func placement(_ area: Rectangle, _ key: String) -> ImagePlacement {
    guard isKitty else { return ImagePlacement(area: area, key: key, bytes: picture(area, key)) }
    let number = Int(key) ?? 0
    let size = PixelSize(
      width: max(1, area.columns * cell.width - number % 3),
      height: max(1, area.rows * cell.height - number % 3))
    return ImagePlacement(
      area: area, key: "\(key) \(size)", image: KittyPicture.image(size, seed: number))
  }

  /// The picture `key` for an area: some fill it, some are smaller, some let shine through what was there.
  private func picture(_ area: Rectangle, _ key: String) -> [UInt8] {
    let number = Int(key) ?? 0
    let less = number % 3
    return Sixel.picture(
      width: max(1, area.columns * cell.width - less),
      height: max(1, area.rows * cell.height - less),
      seed: number, isOpaque: number != 5, padding: 100)
  }
}
