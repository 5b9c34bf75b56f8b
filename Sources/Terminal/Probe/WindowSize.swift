/// What the system knows of a terminal's size.
package struct WindowSize: Sendable, Hashable {
  /// At least 1 by 1, at most 1000 by 2000.
  package let size: Size
  /// The pixels of the whole window, 0 where unknown; in some terminals the border with them.
  package let pixels: PixelSize

  /// A window; a terminal that claims no size gets 24 by 80, and none gets too much.
  package init(rows: Int, columns: Int, pixels: PixelSize = PixelSize(width: 0, height: 0)) {
    size = Size(
      rows: rows < 1 ? 24 : min(rows, 1000), columns: columns < 1 ? 80 : min(columns, 2000))
    self.pixels = pixels
  }
}
