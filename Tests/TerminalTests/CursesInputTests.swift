import Foundation
import Terminal
import TestSupport
import Testing

extension CursesScreenTests {
  @Test("Keys come as they are typed")
  func keys() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    terminal.type("j漢\r\u{1B}[A\u{1B}OB\u{1B}[6~\u{1A}\u{3}")
    let expected: [Key] = [
      .character("j"), .character("漢"), .enter, .up, .down, .pageDown, .control("z"),
      .control("c"),
    ]
    for key in expected { #expect(screen.nextKey(milliseconds: 2000) == key) }
    #expect(screen.nextKey(milliseconds: 0) == nil)
  }

  @Test("Escape alone is a key, after a moment")
  func escape() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    terminal.type("\u{1B}")
    #expect(screen.nextKey(milliseconds: 2000) == .escape)
    terminal.type("\u{1B}[")
    #expect(screen.nextKey(milliseconds: 2000) == .escape)
    #expect(screen.nextKey(milliseconds: 2000) == .character("["))
  }

  @Test("Two clicks in one place are a double click, the third is a new one")
  func doubleClick() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    let click = "\u{1B}[<0;5;4M\u{1B}[<0;5;4m"
    terminal.type(click + click + click + "\u{1B}[<0;6;4M")
    let place = Position(row: 3, column: 4)
    let expected = [
      MouseEvent(.click, at: place), MouseEvent(.doubleClick, at: place),
      MouseEvent(.click, at: place), MouseEvent(.click, at: Position(row: 3, column: 5)),
    ]
    for event in expected { #expect(screen.nextKey(milliseconds: 2000) == .mouse(event)) }
  }

  @Test("Two clicks with a turn of the wheel or a key between them are two")
  func interruptedDoubleClick() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    let click = "\u{1B}[<0;5;4M\u{1B}[<0;5;4m"
    terminal.type(click + "\u{1B}[<65;5;4M" + click + "j" + click)
    let place = Position(row: 3, column: 4)
    let expected: [Key] = [
      .mouse(MouseEvent(.click, at: place)), .mouse(MouseEvent(.wheelDown, at: place)),
      .mouse(MouseEvent(.click, at: place)), .character("j"),
      .mouse(MouseEvent(.click, at: place)),
    ]
    for key in expected { #expect(screen.nextKey(milliseconds: 2000) == key) }
  }

  @Test("A paste that comes in pieces is no Escape and no keys")
  func slowPaste() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    terminal.type("\u{1B}[200~xq\u{1B}")
    #expect(screen.nextKey(milliseconds: 60) == nil)
    terminal.type("[201")
    #expect(screen.nextKey(milliseconds: 60) == nil)
    terminal.type("~")
    #expect(screen.nextKey(milliseconds: 2000) == .paste("xq"))
  }

  @Test("The mouse and pasted text are asked for with the first frame, and no more in the end")
  func inputModes() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    _ = Self.bytes(terminal, screen, Frame(size: screen.size))
    #expect(terminal.screen.inputModes == ["1000", "1006", "2004"])
    screen.close()
    terminal.drain()
    #expect(terminal.screen.inputModes == [])
    let console = try PseudoTerminal(profile: .plain)
    let other = try Self.open(console, environment: ["TERM": "linux"])
    _ = Self.bytes(console, other, Frame(size: other.size))
    #expect(console.screen.inputModes == [])
  }

  @Test("An answer that comes late or in pieces is not taken for keys")
  func lateAnswers() throws {
    let terminal = try PseudoTerminal(profile: .plain)
    let screen = try Self.open(terminal)
    terminal.type("\u{1B}[?63;1")
    #expect(screen.nextKey(milliseconds: 60) == nil)
    terminal.type(";2;4;6cq")
    // Now it is known that the terminal draws sixel: pictures are to be made anew.
    #expect(screen.nextKey(milliseconds: 2000) == .resize)
    #expect(screen.nextKey(milliseconds: 2000) == .character("q"))
    guard case .sixel = screen.capabilities.graphics else {
      Issue.record("the late answer was not taken")
      return
    }
  }

  @Test("What was typed before the screen was there is not lost")
  func typedAhead() throws {
    let terminal = try PseudoTerminal()
    terminal.type("jk")
    let screen = try Self.open(terminal)
    #expect(screen.nextKey(milliseconds: 2000) == .character("j"))
    #expect(screen.nextKey(milliseconds: 2000) == .character("k"))
  }

  @Test("A waker ends the wait for a key from another thread")
  func waking() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    let waker = screen.waker
    Thread {
      usleep(30_000)
      waker.wake()
    }.start()
    // Without a timeout: only the waker can end this.
    #expect(screen.nextKey(milliseconds: -1) == nil)
    waker.wake()
    waker.wake()
    #expect(screen.nextKey(milliseconds: -1) == nil)
    terminal.type("a")
    #expect(screen.nextKey(milliseconds: -1) == .character("a"))
  }

  @Test("When the terminal is gone, that is the last key")
  func hangUp() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal)
    terminal.hangUp()
    #expect(screen.nextKey(milliseconds: 2000) == .hangUp)
    screen.show(Self.gallery(screen))
    #expect(screen.nextKey(milliseconds: 2000) == .hangUp)
    screen.close()
    #expect(screen.nextKey(milliseconds: 2000) == .hangUp)
  }

  @Test("A mute terminal is used after a moment, without sixel")
  func muteTerminal() throws {
    let terminal = try PseudoTerminal(profile: .mute)
    var options = CursesScreen.Options()
    options.handlesSignals = false
    options.probeMilliseconds = 30
    let device = try TerminalDevice(input: terminal.slave, output: terminal.slave)
    let screen = try CursesScreen(
      device: device, environment: ["TERM": "xterm-256color"], options: options)
    #expect(screen.capabilities.graphics == .blocks)
    #expect(screen.answers.attributes == nil)
    let frame = Self.gallery(screen)
    _ = Self.bytes(terminal, screen, frame)
    #expect(terminal.screen.lines == frame.lines)
    #expect(terminal.screen.pictures == 0)
  }

  @Test(
    "A terminal that cannot be used is a named error, and nothing is sent to it",
    arguments: [
      ("no-such-terminal", .unknownTerminal("no-such-terminal")),
      ("dumb", .cannotMoveCursor("dumb")),
      ("", .cannotMoveCursor("dumb")),
    ] as [(String, TerminalError.Code)])
  func unusable(type: String, code: TerminalError.Code) throws {
    let terminal = try PseudoTerminal()
    let error = #expect(throws: TerminalError.self) {
      _ = try Self.open(terminal, environment: ["TERM": type])
    }
    #expect(error?.code == code)
    #expect(error?.description.contains("TERM") == true)
    terminal.drain()
    #expect(terminal.output == [])
  }

  @Test("A file is no terminal")
  func notATerminal() throws {
    let null = Foundation.open("/dev/null", O_RDWR)
    defer { close(null) }
    let error = #expect(throws: TerminalError.self) {
      try TerminalDevice(input: null, output: null)
    }
    #expect(error?.code == .notATerminal)
  }

  @Test(
    "Terminals of few colours and none get what they have", arguments: ["xterm", "vt100", "linux"])
  func fewColors(type: String) throws {
    let terminal = try PseudoTerminal(profile: .plain)
    let screen = try Self.open(terminal, environment: ["TERM": type])
    #expect(screen.capabilities.colors == (type == "vt100" ? 0 : 8))
    let frame = Self.gallery(screen)
    let bytes = Self.bytes(terminal, screen, frame)
    #expect(terminal.screen.lines == frame.lines)
    #expect(!bytes.contains(Array("38;5".utf8)))
  }

  @Test("With NO_COLOR no colour is sent, and sixels are")
  func noColor() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal, environment: ["NO_COLOR": "1"])
    #expect(screen.capabilities.colors == 0)
    let bytes = Self.bytes(terminal, screen, Self.gallery(screen))
    #expect(!bytes.contains(Array("38;5".utf8)))
    #expect(terminal.screen.pictures == 4)
  }

  @Test("Without UTF-8 the text is ASCII and there are no pictures")
  func ascii() throws {
    let terminal = try PseudoTerminal(rows: 3, columns: 20)
    let screen = try Self.open(terminal, environment: ["LC_ALL": "C"])
    #expect(!screen.capabilities.isUnicode)
    #expect(screen.capabilities.graphics == .none)
    var frame = Frame(size: screen.size)
    frame.write("┌─┐ ★ 漢 … −1", at: Position(row: 0, column: 0))
    let bytes = Self.bytes(terminal, screen, frame)
    #expect(bytes.allSatisfy { $0 < 0x80 })
    #expect(terminal.screen.lines[0] == "+-+ * ?? ~ -1")
  }

  @Test("A UTF-8 locale that the machine lacks counts as UTF-8")
  func unknownLocale() throws {
    let terminal = try PseudoTerminal()
    let screen = try Self.open(terminal, environment: ["LANG": "xx_YY.UTF-8"])
    #expect(screen.capabilities.isUnicode)
  }

  @Test("A report on the terminal leaves it as it was")
  func report() throws {
    let terminal = try PseudoTerminal()
    let device = try TerminalDevice(input: terminal.slave, output: terminal.slave)
    let report = try TerminalProbe.report(
      device, environment: ["TERM": "xterm", "LANG": "C.UTF-8"], milliseconds: 1000)
    #expect(report.answers.hasSixel)
    #expect(report.window.size == Size(rows: 24, columns: 80))
    #expect(report.remarks.contains { $0.contains("8 colours") })
    terminal.drain()
    #expect(terminal.screen.lines.allSatisfy { $0.isEmpty })
  }
}
