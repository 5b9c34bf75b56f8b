/// A key that was pressed, or what else the terminal says.
package enum Key: Sendable, Hashable {
  /// A character; a letter with Shift is its capital.
  case character(Character)
  /// Control with a lower-case letter.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete
  case function(Int)
  /// Text that was pasted in one piece, whatever characters it has.
  case paste(String)
  /// Something was done with the mouse.
  case mouse(MouseEvent)
  /// The screen has another size now.
  case resize
  /// The program came back to the foreground.
  case resumed
  /// The terminal is gone or the program was told to end.
  case hangUp
}
