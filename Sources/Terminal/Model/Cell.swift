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

  /// What lies under a picture: U+00A0, which ncurses never erases across as it does with blanks.
  package static let underPicture = Cell("\u{A0}")
}
