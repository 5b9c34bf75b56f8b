import Terminal
import TestSupport

/// What a terminal should show for a frame, painted in the plainest way and without ncurses.
enum Oracle {
  /// Whether `terminal` looks as if `frame` had been painted on it anew.
  static func shows(_ frame: Frame, on terminal: PseudoTerminal, _ screen: CursesScreen) -> Bool {
    appearance(frame, terminal, screen) == terminal.screen.appearance
  }

  /// The first cells that differ, for a person.
  static func difference(
    _ frame: Frame, _ terminal: PseudoTerminal, _ screen: CursesScreen
  ) -> String {
    let columns = terminal.screen.columns
    return zip(appearance(frame, terminal, screen), terminal.screen.appearance).enumerated()
      .filter { $1.0 != $1.1 }.prefix(5)
      .map { "\($0 / columns),\($0 % columns): wanted \($1.0)\n     shown \($1.1)" }
      .joined(separator: "\n")
  }

  private static func appearance(
    _ frame: Frame, _ terminal: PseudoTerminal, _ screen: CursesScreen
  ) -> [ModelCell] {
    let shown = terminal.screen
    var model = TerminalModel(
      rows: shown.rows, columns: shown.columns, cellWidth: shown.cellWidth,
      cellHeight: shown.cellHeight)
    model.feed(paint(frame, screen))
    return model.appearance
  }

  /// The bytes of a whole frame: every cell, then every picture.
  static func paint(_ frame: Frame, _ screen: CursesScreen) -> [UInt8] {
    var text = ""
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        let cell = frame[row, column]
        if cell.text.isEmpty { continue }
        text += "\u{1B}[\(row + 1);\(column + 1)H\u{1B}[m" + rendition(cell.style) + cell.text
      }
    }
    var bytes = Array((text + "\u{1B}[m").utf8)
    for placement in frame.drawablePlacements(on: screen.size, screen.capabilities) {
      bytes += Array("\u{1B}[\(placement.area.row + 1);\(placement.area.column + 1)H".utf8)
      switch placement.content {
      case .sixel(let sequence): bytes += sequence
      case .kitty(let image): bytes += send(image, number: bytes.count)
      }
    }
    return bytes
  }

  /// A picture sent and placed.
  private static func send(_ image: KittyImage, number: Int) -> [UInt8] {
    var rest = image.payload[...]
    var bytes: [UInt8] = []
    var keys =
      "a=T,f=\(image.format.rawValue),s=\(image.size.width),v=\(image.size.height),i=\(number),"
      + "C=1,q=2,"
    repeat {
      let part = rest.prefix(4096)
      rest = rest.dropFirst(4096)
      bytes += Array("\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);".utf8) + part + [0x1B, 0x5C]
      keys = ""
    } while !rest.isEmpty
    return bytes
  }

  private static func rendition(_ style: Style) -> String {
    var numbers: [String] = []
    let attributes: [(Style.Attributes, Int)] = [
      (.bold, 1), (.dim, 2), (.underline, 4), (.reverse, 7),
    ]
    for (attribute, number) in attributes where style.attributes.contains(attribute) {
      numbers.append("\(number)")
    }
    let foreground = style.foreground.number(among: 256)
    let background = style.background.number(among: 256)
    if foreground >= 0 { numbers.append("38;5;\(foreground)") }
    if background >= 0 { numbers.append("48;5;\(background)") }
    return numbers.isEmpty ? "" : "\u{1B}[\(numbers.joined(separator: ";"))m"
  }
}

extension [UInt8] {
  /// How often `pattern` occurs.
  func count(of pattern: [UInt8]) -> Int {
    guard count >= pattern.count else { return 0 }
    return (0...(count - pattern.count)).count {
      self[$0..<($0 + pattern.count)].elementsEqual(pattern)
    }
  }

  /// Whether `pattern` occurs.
  func contains(_ pattern: [UInt8]) -> Bool {
    count(of: pattern) > 0
  }
}
