import Terminal
import Testing

@Suite("What terminals answer")
struct ProbeTests {
  /// A terminal, what it answers, its window, and what follows from that.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var answer: String
    var window = WindowSize(rows: 40, columns: 120, pixels: PixelSize(width: 964, height: 684))
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    var colors = 256
    var graphics: Capabilities.Graphics
    var cell = PixelSize(width: 8, height: 17)
    var synchronizes = false

    var testDescription: String { name }
  }

  @Test(
    "The background is light or dark by its own words, however many digits it uses",
    arguments: [
      ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", true), ("\u{1B}]11;rgb:ff/fa/e0\u{7}", true),
      ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", false), ("\u{1B}]11;rgb:1/2/f\u{7}", false),
      ("\u{1B}]11;?\u{7}", nil), ("\u{1B}]11;rgb:zz/0/0\u{7}", nil), ("\u{1B}]11;rgb:\u{7}", nil),
    ] as [(String, Bool?)])
  func background(answer: String, isLight: Bool?) {
    let (answers, keys) = ProbeAnswers.parse(Array((answer + "a").utf8))
    #expect(answers.hasLightBackground == isLight)
    #expect(keys == [.character("a")])
  }

  // An xterm of 11 rows in 200 pixels has 13 left over, which made its cells a pixel higher than they are.
  @Test("A window that is no whole cells keeps the cell that fits it, another font's does not")
  func remainder() {
    var answers = ProbeAnswers.parse(Array("\u{1B}[?63;1;2;4c".utf8)).answers
    answers.forgetCell(of: PixelSize(width: 8, height: 17))
    func cell(_ rows: Int, _ columns: Int) -> PixelSize {
      let pixels = PixelSize(width: 300, height: 200)
      return answers.cellSize(in: WindowSize(rows: rows, columns: columns, pixels: pixels)).size
    }
    #expect(cell(11, 37) == PixelSize(width: 8, height: 17))
    #expect(cell(10, 30) == PixelSize(width: 10, height: 20))
  }

  static let cases = [
    Case(
      name: "xterm -ti vt340",
      answer: "\u{1B}[?1;0;1024S\u{1B}[?2;0;960;680S\u{1B}[?2026;0$y\u{1B}[?63;1;2;4;6;9;15;22c",
      graphics: .sixel(registers: 1024, largest: PixelSize(width: 960, height: 680))),
    Case(
      name: "xterm that may tell the size of its cells",
      answer: "\u{1B}[6;17;8t\u{1B}[?1;0;1024S\u{1B}[?2;0;960;680S\u{1B}[?63;1;2;4;6c",
      graphics: .sixel(registers: 1024, largest: PixelSize(width: 960, height: 680))),
    Case(
      name: "xterm as it starts by default",
      answer: "\u{1B}[?1;3S\u{1B}[?2;3S\u{1B}[?2026;0$y\u{1B}[?64;1;2;6;9;15;18;21;22c",
      graphics: .blocks),
    Case(
      name: "xterm with 16 registers",
      answer: "\u{1B}[?1;0;16S\u{1B}[?2;0;960;680S\u{1B}[?63;1;2;4c",
      graphics: .sixel(registers: 16, largest: PixelSize(width: 960, height: 680))),
    Case(
      name: "xterm as large as its limit",
      answer: "\u{1B}[?1;0;1024S\u{1B}[?2;0;1000;1000S\u{1B}[?63;1;2;4c",
      window: WindowSize(rows: 70, columns: 200, pixels: PixelSize(width: 1604, height: 1194)),
      graphics: .sixel(registers: 1024, largest: PixelSize(width: 1000, height: 1000))),
    Case(
      name: "xterm in a window that does not fit its cells",
      answer: "\u{1B}[?1;0;1024S\u{1B}[?2;0;796;496S\u{1B}[?63;1;2;4c",
      window: WindowSize(rows: 29, columns: 99, pixels: PixelSize(width: 800, height: 500)),
      graphics: .sixel(registers: 1024, largest: PixelSize(width: 796, height: 496))),
    Case(
      name: "tmux", answer: "\u{1B}[?1;2c",
      variables: ["TERM": "tmux-256color", "LANG": "C.UTF-8", "TMUX": "/tmp/tmux"],
      graphics: .blocks),
    Case(
      name: "tmux that was built with sixel", answer: "\u{1B}[?1;2;4c",
      variables: ["TERM": "screen", "LANG": "C.UTF-8"], graphics: .blocks),
    Case(
      name: "mlterm",
      answer: "\u{1B}[6;22;10t\u{1B}[?1;0;1024S\u{1B}[?1;3;0S\u{1B}[?2026;0$y\u{1B}[?63;1;2;3;4c",
      graphics: .sixel(registers: 1024, largest: PixelSize(width: 1200, height: 880)),
      cell: PixelSize(width: 10, height: 22)),
    Case(
      name: "one that synchronizes updates",
      answer: "\u{1B}[6;20;10t\u{1B}[?1;0;256S\u{1B}[?2026;2$y\u{1B}[?62;4;22c",
      graphics: .sixel(registers: 256, largest: PixelSize(width: 1200, height: 800)),
      cell: PixelSize(width: 10, height: 20), synchronizes: true),
    Case(
      name: "kitty", answer: "\u{1B}[6;20;10t\u{1B}[?2026;2$y\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;c",
      graphics: .kitty, cell: PixelSize(width: 10, height: 20), synchronizes: true),
    Case(
      name: "one with sixel that refuses kitty graphics",
      answer: "\u{1B}_Gi=31;ENOTSUPPORTED:no\u{1B}\\\u{1B}[?62;4c",
      graphics: .sixel(registers: 256, largest: PixelSize(width: 960, height: 680))),
    Case(
      name: "kitty behind tmux", answer: "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?1;2c",
      variables: ["TERM": "tmux-256color", "LANG": "C.UTF-8", "TMUX": "/tmp/tmux"],
      graphics: .blocks),
    Case(name: "one that answers nothing", answer: "", graphics: .blocks),
    Case(
      name: "one of eight colours", answer: "\u{1B}[?64;1;2c",
      variables: ["TERM": "xterm", "LANG": "C.UTF-8"], colors: 8, graphics: .blocks),
    Case(
      name: "one without colours", answer: "\u{1B}[?1;2c", colors: 0, graphics: .none),
    Case(
      name: "sixel without known pixels", answer: "\u{1B}[?62;4c",
      window: WindowSize(rows: 24, columns: 80),
      graphics: .sixel(registers: 256, largest: PixelSize(width: 640, height: 384)),
      cell: PixelSize(width: 8, height: 16)),
    Case(
      name: "answers that cannot be",
      answer:
        "\u{1B}[6;0;0t\u{1B}[?1;0;0S\u{1B}[?2;0;0;0S\u{1B}[6;99999999999999999999;1t\u{1B}[?62;4c",
      graphics: .sixel(registers: 256, largest: PixelSize(width: 960, height: 680))),
  ]

  @Test("A terminal's answers say what it can do", arguments: cases)
  func capabilities(of terminal: Case) {
    let (answers, keys) = ProbeAnswers.parse(Array(terminal.answer.utf8))
    let capabilities = answers.capabilities(
      in: terminal.window, environment: TerminalEnvironment(terminal.variables),
      colors: terminal.colors, isUnicode: true)
    #expect(keys.isEmpty)
    #expect(capabilities.graphics == terminal.graphics)
    #expect(capabilities.cell == terminal.cell)
    #expect(capabilities.synchronizesUpdates == terminal.synchronizes)
  }

  @Test("Keys that are typed between the answers are kept")
  func typedAhead() {
    let (answers, keys) = ProbeAnswers.parse(
      Array("j\u{1B}[?1;0;256Sk\u{1B}[A\u{1B}[?62;4cq".utf8))
    #expect(answers.hasSixel)
    #expect(answers.registers == 256)
    #expect(keys == [.character("j"), .character("k"), .up, .character("q")])
  }

  @Test("NO_COLOR takes the colours and the blocks, not the sixels")
  func noColor() {
    let environment = TerminalEnvironment(["TERM": "xterm-256color", "NO_COLOR": "1"])
    let window = WindowSize(rows: 24, columns: 80)
    let blocks = ProbeAnswers().capabilities(
      in: window, environment: environment, colors: 256, isUnicode: true)
    #expect(blocks.colors == 0)
    #expect(blocks.graphics == .none)
    let sixel = ProbeAnswers.parse(Array("\u{1B}[?62;4c".utf8)).answers.capabilities(
      in: window, environment: environment, colors: 256, isUnicode: true)
    #expect(sixel.graphics != .none)
  }

  @Test("Without UTF-8 there are no pictures, and the report says why")
  func notUnicode() {
    let answers = ProbeAnswers.parse(Array("\u{1B}[?62;4c".utf8)).answers
    let environment = TerminalEnvironment(["TERM": "xterm-256color", "LC_ALL": "C"])
    let capabilities = answers.capabilities(
      in: WindowSize(rows: 24, columns: 80), environment: environment, colors: 256,
      isUnicode: false)
    #expect(capabilities.graphics == .none)
    let remarks = answers.explanation(of: capabilities, environment: environment)
    #expect(remarks.contains { $0.contains("UTF-8") })
  }

  @Test("Where nothing says which encoding there is it is UTF-8; LC_ALL=C says it")
  func locale() {
    #expect(TerminalEnvironment([:]).locale == "C.UTF-8")
    #expect(TerminalEnvironment(["LANG": "C"]).locale == "C.UTF-8")
    #expect(TerminalEnvironment(["LANG": "de_DE.ISO-8859-1"]).locale == "de_DE.ISO-8859-1")
    #expect(TerminalEnvironment(["LC_ALL": "C", "LANG": "C.UTF-8"]).locale == "C")
    #expect(TerminalEnvironment([:]).type == "dumb")
  }

  @Test("A terminal that claims no size or a huge one gets a usable one")
  func windowSizes() {
    #expect(WindowSize(rows: 0, columns: 0).size == Size(rows: 24, columns: 80))
    #expect(WindowSize(rows: 65535, columns: 65535).size == Size(rows: 1000, columns: 2000))
  }
}
