import Terminal
import TestSupport
import Testing

extension CursesScreenTests {
  private static let pixels = Array("a=t".utf8)
  private static let place = Array("a=p".utf8)

  @Test("A terminal with kitty graphics gets each picture once, and gives all back at the end")
  func kittyPictures() throws {
    let terminal = try PseudoTerminal(profile: .kitty)
    let screen = try Self.open(terminal)
    #expect(screen.capabilities.graphics == .kitty)
    let frame = Self.gallery(screen)
    let first = Self.bytes(terminal, screen, frame)
    #expect(first.count(of: Self.pixels) == 4)
    #expect(terminal.screen.lines == frame.lines)
    #expect(terminal.screen.pictureCells == 4 * 6 * 12)
    #expect(Oracle.shows(frame, on: terminal, screen))
    #expect(Self.bytes(terminal, screen, frame) == [])

    let score = Self.bytes(terminal, screen, Self.gallery(screen, score: "+1.07"))
    #expect(score.count <= 200 && !score.contains(Array("\u{1B}_G".utf8)))

    screen.close()
    terminal.drain()
    #expect(terminal.screen.kitty.images.isEmpty && terminal.screen.kitty.places.isEmpty)
    #expect(terminal.screen.unknown == [])
  }

  @Test("Scrolled pictures are placed anew, not sent anew")
  func kittyScrolling() throws {
    let terminal = try PseudoTerminal(profile: .kitty)
    let screen = try Self.open(terminal)
    _ = Self.bytes(terminal, screen, Self.gallery(screen))
    for row in [4, 3, 9, 2] {
      let frame = Self.gallery(screen, row: row)
      let bytes = Self.bytes(terminal, screen, frame)
      #expect(!bytes.contains(Self.pixels) && bytes.count(of: Self.place) == 4)
      #expect(Oracle.shows(frame, on: terminal, screen))
    }
    #expect(terminal.screen.kitty.places.count == 4)
    screen.close()
  }

  @Test("A popup takes the pictures below away; closing it sends no pixels")
  func kittyPopup() throws {
    let terminal = try PseudoTerminal(profile: .kitty)
    let screen = try Self.open(terminal)
    let below = Self.gallery(screen)
    _ = Self.bytes(terminal, screen, below)
    var above = below
    let area = Rectangle(row: 4, column: 28, rows: 8, columns: 16)
    above.uncover(area)
    above.fill(area, with: Cell(" ", Theme.builtIn[.popup]))
    _ = Self.bytes(terminal, screen, above)
    #expect(terminal.screen.kitty.places.count == 2)
    #expect(Oracle.shows(above, on: terminal, screen))
    let closing = Self.bytes(terminal, screen, below)
    #expect(!closing.contains(Self.pixels) && closing.count(of: Self.place) == 2)
    #expect(Oracle.shows(below, on: terminal, screen))
    screen.close()
  }

  @Test("The terminal keeps a bounded number of pixels, and always those that are shown")
  func kittyCapacity() throws {
    let terminal = try PseudoTerminal(profile: .kitty)
    // Room for some six of the pictures.
    let screen = try Self.open(terminal, keptPictureBytes: 6 * 96 * 96 * 4)
    for step in 0..<12 {
      let frame = Self.gallery(screen, pictures: (0..<4).map { $0 + step })
      _ = Self.bytes(terminal, screen, frame)
      #expect(Oracle.shows(frame, on: terminal, screen))
      #expect((4...6).contains(terminal.screen.kitty.images.count))
    }
    let bytes = Self.bytes(terminal, screen, Self.gallery(screen, pictures: [0, 1, 2, 3]))
    #expect(bytes.count(of: Self.pixels) == 4, "what was deleted is sent again")
    screen.close()
  }

  @Test("After invalidate nothing of before is kept, and all is sent again")
  func kittyInvalidation() throws {
    let terminal = try PseudoTerminal(profile: .kitty)
    let screen = try Self.open(terminal)
    let frame = Self.gallery(screen)
    _ = Self.bytes(terminal, screen, frame)
    screen.invalidate()
    #expect(Self.bytes(terminal, screen, frame).count(of: Self.pixels) == 4)
    #expect(terminal.screen.kitty.images.count == 4)
    #expect(Oracle.shows(frame, on: terminal, screen))
    screen.close()
  }

  @Test("A picture that could end its sequence, or is not as large as it says, is not sent")
  func kittyHostile() throws {
    let size = PixelSize(width: 8, height: 16)
    let whole = KittyPicture.image(size, seed: 1).payload
    for (payload, isSent) in [
      (whole, true), (Array(whole.dropLast(4)), false), ([], false),
      (Array(whole.dropLast(2)) + [0x1B, 0x5C], false), (Array(whole.dropLast()) + [0x9C], false),
    ] {
      var frame = Frame(size: Size(rows: 10, columns: 20))
      frame.place(
        ImagePlacement(
          area: Rectangle(row: 1, column: 1, rows: 1, columns: 1), key: "one",
          image: KittyImage(size: size, format: .rgb, payload: payload)))
      let capabilities = Capabilities(
        graphics: .kitty, colors: 256, cell: PixelSize(width: 8, height: 16), isUnicode: true)
      let drawn = frame.drawablePlacements(on: frame.size, capabilities)
      #expect(drawn.count == (isSent ? 1 : 0))
    }
  }
}
