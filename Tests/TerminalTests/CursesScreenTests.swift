import Foundation
import Terminal
import TestSupport
import Testing

/// A real screen on a terminal that is played here, in this process.
///
/// One at a time: ncurses has one state.
@Suite("The screen of a real terminal", .serialized)
struct CursesScreenTests {
  /// Opens a screen, without signals: they are the test process's own.
  static func open(
    _ terminal: PseudoTerminal, environment: [String: String] = [:],
    pictureBytesAtOnce: Int = 256 * 1024, keptPictureBytes: Int = 128 << 20
  ) throws -> CursesScreen {
    var options = CursesScreen.Options()
    options.handlesSignals = false
    options.pictureBytesAtOnce = pictureBytesAtOnce
    options.keptPictureBytes = keptPictureBytes
    let variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(environment) { $1 }
    let device = try TerminalDevice(input: terminal.slave, output: terminal.slave)
    return try CursesScreen(device: device, environment: variables, options: options)
  }

  /// Shows a frame and gives the bytes that this took.
  static func bytes(
    _ terminal: PseudoTerminal, _ screen: CursesScreen, _ frame: Frame
  ) -> [UInt8] {
    let start = terminal.output.count
    screen.show(frame)
    terminal.drain()
    return Array(terminal.output.dropFirst(start))
  }

  static let sixelStart = Array("\u{1B}P".utf8)

  /// A list at the left, four pictures with their scores below them.
  static func gallery(
    _ screen: CursesScreen, score: String = "+0.58", pictures: [Int] = [0, 1, 2, 3], row: Int = 2
  ) -> Frame {
    var frame = Frame(size: screen.size)
    frame.write("salon  ~/outputs", at: Position(row: 0, column: 1), Theme.builtIn[.title])
    for line in 1..<(screen.size.rows - 2) {
      frame.write("a painting \(line)", at: Position(row: line, column: 1), width: 16)
    }
    let cell = screen.capabilities.cell
    for (index, seed) in pictures.enumerated() {
      let area = Rectangle(row: row, column: 20 + index * 14, rows: 6, columns: 12)
      let size = PixelSize(
        width: area.columns * cell.width, height: area.rows * cell.height / 6 * 6)
      if screen.capabilities.graphics == .kitty {
        let image = KittyPicture.image(size, seed: seed)
        frame.place(ImagePlacement(area: area, key: "\(seed)", image: image))
      } else {
        let bytes = Sixel.picture(
          width: size.width, height: size.height, seed: seed, padding: 3000)
        frame.place(ImagePlacement(area: area, key: "\(seed)", bytes: bytes))
      }
      let text = index == 0 ? "IR \(score)" : "IR −1.41"
      frame.write(text, at: Position(row: area.endRow, column: area.column))
    }
    frame.write(
      "? keys", at: Position(row: screen.size.rows - 1, column: 1), Theme.builtIn[.status])
    return frame
  }

  // ncurses left the part that scrolls at the 24 rows of the terminal's description.
  @Test("A picture across the 24th row of a larger terminal moves nothing")
  func largeScreen() throws {
    let terminal = try PseudoTerminal(rows: 40, columns: 120)
    let screen = try Self.open(terminal)
    let frame = Self.gallery(screen, row: 20)
    _ = Self.bytes(terminal, screen, frame)
    #expect(terminal.screen.lines == frame.lines)
    #expect(terminal.screen.scrolls == 0)
    screen.close()
  }

  @Test("The first frame shows its text and its pictures, each sent once")
  func firstFrame() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    #expect(screen.size == Size(rows: 24, columns: 80))
    #expect(screen.capabilities.cell == PixelSize(width: 8, height: 16))
    #expect(
      screen.capabilities.graphics
        == .sixel(registers: 1024, largest: PixelSize(width: 640, height: 384)))
    let frame = Self.gallery(screen)
    _ = Self.bytes(terminal, screen, frame)
    #expect(terminal.screen.lines == frame.lines)
    #expect(terminal.screen.pictures == 4)
    #expect(terminal.screen.pictureCells == 4 * 6 * 12)
    #expect(terminal.screen.scrolls == 0)
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.isCursorVisible)
    #expect(terminal.screen.unknown == [])
    screen.close()
    terminal.drain()
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
  }

  @Test("A changed score sends at most 200 bytes and no picture")
  func changedScore() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    _ = Self.bytes(terminal, screen, Self.gallery(screen))
    for score in ["+1.07", "", "-0.3", "+0.58 ▇▇▇"] {
      let frame = Self.gallery(screen, score: score)
      let bytes = Self.bytes(terminal, screen, frame)
      #expect(!bytes.isEmpty)
      #expect(bytes.count <= 200)
      #expect(!bytes.contains(Self.sixelStart))
      #expect(terminal.screen.lines == frame.lines)
      #expect(terminal.screen.pictureCells == 4 * 6 * 12)
    }
  }

  @Test("The same frame again sends nothing at all")
  func sameFrame() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    _ = Self.bytes(terminal, screen, Self.gallery(screen))
    #expect(Self.bytes(terminal, screen, Self.gallery(screen)) == [])
  }

  @Test("A picture that takes another's place is sent alone, and nothing is erased before")
  func replacedPicture() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    _ = Self.bytes(terminal, screen, Self.gallery(screen))
    let bytes = Self.bytes(terminal, screen, Self.gallery(screen, pictures: [0, 9, 2, 3]))
    #expect(bytes.count(of: Self.sixelStart) == 1)
    #expect(!bytes.contains(Array("X".utf8)))
    #expect(Oracle.shows(Self.gallery(screen, pictures: [0, 9, 2, 3]), on: terminal, screen))
  }

  @Test("Where a picture was moved from, nothing of it is left")
  func movedPicture() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    for row in [2, 4, 3, 9, 2] {
      let frame = Self.gallery(screen, row: row)
      _ = Self.bytes(terminal, screen, frame)
      #expect(terminal.screen.pictureCells == 4 * 6 * 12)
      #expect(Oracle.shows(frame, on: terminal, screen))
    }
  }

  @Test("A popup covers pictures; when it closes their bytes are sent again, the others' are not")
  func popup() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    let below = Self.gallery(screen)
    _ = Self.bytes(terminal, screen, below)
    var above = below
    let area = Rectangle(row: 4, column: 28, rows: 8, columns: 16)
    above.uncover(area)
    above.fill(area, with: Cell(" ", Theme.builtIn[.popup]))
    above.write("a popup", at: Position(row: 6, column: 30), Theme.builtIn[.popupTitle])

    let opening = Self.bytes(terminal, screen, above)
    #expect(!opening.contains(Self.sixelStart))
    #expect(terminal.screen.pictureCells == 2 * 6 * 12)
    #expect(Oracle.shows(above, on: terminal, screen))

    let closing = Self.bytes(terminal, screen, below)
    #expect(closing.count(of: Self.sixelStart) == 2)
    #expect(Oracle.shows(below, on: terminal, screen))
  }

  @Test("A picture never reaches the last row")
  func lastRow() throws {
    let terminal = try PseudoTerminal(rows: 10)
    let screen = try Self.open(terminal)
    for row in 0..<10 {
      _ = Self.bytes(terminal, screen, Self.gallery(screen, row: row))
      #expect(terminal.screen.scrolls == 0)
      #expect(terminal.screen.pictureCells == (row <= 3 ? 4 * 6 * 12 : 0))
    }
  }

  @Test("After invalidate the next frame is sent whole")
  func invalidation() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    let frame = Self.gallery(screen)
    _ = Self.bytes(terminal, screen, frame)
    screen.invalidate()
    let bytes = Self.bytes(terminal, screen, frame)
    #expect(bytes.count(of: Self.sixelStart) == 4)
    #expect(Oracle.shows(frame, on: terminal, screen))
  }

  @Test("Another window size comes as a key, and all is drawn for it")
  func resizing() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    _ = Self.bytes(terminal, screen, Self.gallery(screen))
    for (rows, columns) in [(30, 100), (12, 90), (5, 10), (24, 80)] {
      terminal.resize(rows: rows, columns: columns)
      #expect(screen.nextKey(milliseconds: 1000) == .resize)
      #expect(screen.size == Size(rows: rows, columns: columns))
      // The answer to the question for the largest picture may change what can be drawn.
      while screen.nextKey(milliseconds: 20) != nil {}
      #expect(screen.capabilities.cell == PixelSize(width: 8, height: 16))
      let frame = Self.gallery(screen)
      _ = Self.bytes(terminal, screen, frame)
      #expect(Oracle.shows(frame, on: terminal, screen))
    }
  }

  @Test("A frame of another size than the screen is cut off or filled with blanks")
  func otherSize() throws {
    let terminal = try PseudoTerminal(rows: 6, columns: 20)
    let screen = try Self.open(terminal)
    var large = Frame(size: Size(rows: 9, columns: 30))
    for row in 0..<9 {
      large.write("row \(row) is longer than that", at: Position(row: row, column: 0))
    }
    _ = Self.bytes(terminal, screen, large)
    #expect(terminal.screen.lines == (0..<6).map { "row \($0) is longer than" })
    _ = Self.bytes(terminal, screen, Frame(size: Size(rows: 2, columns: 3)))
    #expect(terminal.screen.lines == Array(repeating: "", count: 6))
    _ = Self.bytes(terminal, screen, Frame(size: Size(rows: 0, columns: 0)))
  }

  @Test("Cells set by hand cannot steer the terminal either")
  func hostileCells() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 20)
    let screen = try Self.open(terminal)
    var frame = Frame(size: screen.size)
    for (column, text) in ["\u{1B}[2J", "\u{9B}", "漢", "\n", "ab", "\u{301}", ""].enumerated() {
      frame[1, column] = Cell(text)
    }
    let bytes = Self.bytes(terminal, screen, frame)
    #expect(bytes.count(of: Array("2J".utf8)) == 1)
    #expect(terminal.screen.lines == ["", "␛\u{FFFD}  a◌\u{301}", "", ""])
  }

  @Test("Large updates are bracketed where the terminal knows that")
  func synchronizedUpdates() throws {
    let terminal = try PseudoTerminal(profile: .modern)
    let screen = try Self.open(terminal)
    let bytes = Self.bytes(terminal, screen, Self.gallery(screen))
    #expect(bytes.starts(with: Array("\u{1B}[?2026h".utf8)))
    #expect(bytes.suffix(8) == Array("\u{1B}[?2026l".utf8)[...])
    let small = Self.bytes(terminal, screen, Self.gallery(screen, score: "+1.00"))
    #expect(!small.contains(Array("2026".utf8)))
    #expect(!terminal.screen.isUpdating)
  }

  @Test("Many pictures go out in parts, and keys are read between them")
  func picturesInParts() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal, pictureBytesAtOnce: 4000)
    let frame = Self.gallery(screen)
    #expect(Self.bytes(terminal, screen, frame).count(of: Self.sixelStart) == 1)
    terminal.type("x")
    #expect(screen.nextKey(milliseconds: 1000) == .character("x"))
    terminal.drain()
    #expect(terminal.screen.pictures < 4)
    #expect(screen.nextKey(milliseconds: 50) == nil)
    terminal.drain()
    #expect(terminal.screen.pictures == 4)
    #expect(Oracle.shows(frame, on: terminal, screen))
  }
}
