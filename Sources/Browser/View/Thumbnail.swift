package import Terminal

/// A picture as a frame can hold it.
package enum Thumbnail: Sendable, Equatable {
  /// Drawn by the terminal's graphics.
  case placement(ImagePlacement)
  /// Drawn with characters: rows of cells.
  case cells([[Cell]])
}
