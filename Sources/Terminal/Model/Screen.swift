/// Where frames go and keys come from.
package protocol Screen: AnyObject {
  /// What the terminal can do; may change with a resize.
  var capabilities: Capabilities { get }
  /// The size in cells now.
  var size: Size { get }
  /// Whether pictures of the last frame are still to be drawn, which `nextKey` does while it waits.
  var hasMoreToDraw: Bool { get }
  /// Whether something was typed that `nextKey` has not given yet.
  var hasInput: Bool { get }
  /// The next key, or `nil` when none came within `milliseconds`.
  func nextKey(milliseconds: Int) -> Key?
  /// Shows `frame`, sending only what differs from the frame before.
  func show(_ frame: Frame)
  /// Forgets what is on the terminal, so that the next frame is sent whole.
  func invalidate()
  /// Stops the program as Ctrl-Z does elsewhere; returns when it is continued.
  func stop()
  /// Gives the terminal back as it was found.
  func close()
}

/// What a terminal can do.
package struct Capabilities: Sendable, Hashable {
  /// How pictures are drawn.
  package var graphics: Graphics
  /// Colours of text: 0, 8, 16, 256 or 16,777,216.
  package var colors: Int
  /// The size of a cell; a guess where the terminal does not say.
  package var cell: PixelSize
  /// Whether the locale can show more than ASCII.
  package var isUnicode: Bool
  /// Whether an update can be bracketed, so that the terminal shows it at once.
  package var synchronizesUpdates: Bool
  /// Whether the terminal says that its background is a light colour.
  package var hasLightBackground: Bool
  /// Whether pictures that stand in one row are drawn as one, because the terminal keeps only a few:
  /// nothing may be written between them.
  package var joinsPictures: Bool
  /// Whether every byte goes over a network.
  package var isRemote: Bool

  /// How pictures are drawn.
  package enum Graphics: Sendable, Hashable {
    /// Sixel with so many colour registers, no picture larger than `largest`.
    case sixel(registers: Int, largest: PixelSize)
    /// Pictures that the terminal keeps and places, in all colours.
    case kitty
    /// Two coloured halves a cell.
    case blocks
    /// Not at all.
    case none
  }

  /// The capabilities of one terminal.
  package init(
    graphics: Graphics, colors: Int, cell: PixelSize, isUnicode: Bool,
    synchronizesUpdates: Bool = false, hasLightBackground: Bool = false,
    joinsPictures: Bool = false, isRemote: Bool = false
  ) {
    self.graphics = graphics
    self.colors = colors
    self.cell = cell
    self.isUnicode = isUnicode
    self.synchronizesUpdates = synchronizesUpdates
    self.hasLightBackground = hasLightBackground
    self.joinsPictures = joinsPictures
    self.isRemote = isRemote
  }
}
