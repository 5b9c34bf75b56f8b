/// One cell of a frame.
package struct Cell: Sendable, Hashable {
  /// The character with what combines with it; empty in the right half of a wide one.
  package var text: String
  package var style: Style

  /// A cell that shows `text`; one blank unless said.
  package init(_ text: String = " ", _ style: Style = Style()) {
    self.text = text
    self.style = style
  }

  package static func == (one: Cell, other: Cell) -> Bool {
    // By bytes: Swift's own comparison of strings normalises them, which a frame of cells has no time for.
    one.style == other.style && one.text.utf8.elementsEqual(other.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(style)
    for byte in text.utf8 { hasher.combine(byte) }
  }

  /// What lies under a picture: U+00A0, which ncurses never erases across as it does with blanks.
  package static let underPicture = Cell("\u{A0}")
}
