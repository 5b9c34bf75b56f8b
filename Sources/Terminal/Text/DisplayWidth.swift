/// How much of a line text takes.
package enum DisplayWidth {
  /// The cells that show `character`.
  package static func of(_ character: Character) -> Int {
    of(String(character))
  }

  /// The cells that show `text` on one line.
  package static func of(_ text: some StringProtocol) -> Int {
    if isPlain(text) { return text.utf8.count }
    return Glyph.glyphs(of: text).reduce(0) { $0 + $1.width }
  }

  /// Whether every character is printable ASCII: one byte, one character, one cell.
  static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
  }
}

/// Where text stands in a field that is wider.
package enum Alignment: Sendable, Hashable {
  case left, center, right
}

extension StringProtocol {
  /// The text as it may be sent to a terminal: control characters in visible forms, one line.
  package var printable: String {
    if DisplayWidth.isPlain(self) { return String(self) }
    return Glyph.glyphs(of: self).reduce(into: "") { $0 += $1.text }
  }

  /// The cells that show the text on one line.
  package var displayWidth: Int {
    DisplayWidth.of(self)
  }

  /// The printable text in at most `columns` cells; `ellipsis` ends it where something was cut off.
  package func truncated(to columns: Int, ellipsis: String = "…") -> String {
    if DisplayWidth.isPlain(self), utf8.count <= columns { return String(self) }
    let fitting = Glyph.glyphs(of: self).fitting(columns, ellipsis: ellipsis)
    return fitting.reduce(into: "") { $0 += $1.text }
  }

  /// The printable text in exactly `columns` cells, cut off or filled with blanks.
  package func padded(to columns: Int, _ alignment: Alignment = .left) -> String {
    let text = truncated(to: columns)
    let blanks = Swift.max(0, columns - text.displayWidth)
    let before =
      switch alignment {
      case .left: 0
      case .center: blanks / 2
      case .right: blanks
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: blanks - before)
  }
}

extension [Glyph] {
  /// The glyphs that fit into `columns` cells, the last of them `ellipsis` where some do not.
  func fitting(_ columns: Int, ellipsis: String = "…") -> [Glyph] {
    guard columns > 0 else { return [] }
    guard reduce(0, { $0 + $1.width }) > columns else { return self }
    let end = Glyph.glyphs(of: ellipsis)
    let room = columns - end.reduce(0) { $0 + $1.width }
    guard room >= 0 else { return [] }
    var used = 0
    let kept = prefix { glyph in
      used += glyph.width
      return used <= room
    }
    return kept + end
  }
}
