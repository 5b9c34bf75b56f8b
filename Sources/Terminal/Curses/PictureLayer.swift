/// The pictures on a terminal: which are there, which are still to be drawn.
protocol PictureLayer {
  /// Pictures that may have pixels on the terminal, in the order in which they were drawn.
  var shown: [ImagePlacement] { get }
  /// Pictures that the last frame has and the terminal not yet, in the order of the frame.
  var unfinished: [ImagePlacement] { get }

  /// Forgets all: the terminal is cleared, or about to be.
  mutating func forget()

  /// The bytes that take away what a frame with the pictures `wanted` no longer shows; what it shows
  /// is `unfinished` from now on.
  ///
  /// `staysUnderPicture` says whether a cell held U+00A0 and goes on doing so.
  mutating func erase(
    for wanted: [ImagePlacement], staysUnderPicture: (Position) -> Bool
  ) -> [UInt8]

  /// The bytes that draw the next pictures, at least one and then as many as fit into `limit` bytes.
  mutating func draw(limit: Int) -> [UInt8]

  /// The bytes that leave the terminal without pictures, where leaving its other screen does not.
  var leaving: [UInt8] { get }
}

extension PictureLayer {
  /// The bytes that move the cursor.
  static func moveCursor(to position: Position) -> [UInt8] {
    Array("\u{1B}[\(position.row + 1);\(position.column + 1)H".utf8)
  }
}

extension Capabilities.Graphics {
  /// A layer for such pictures, on which there are none; a terminal that keeps pictures is to keep at
  /// most `capacity` bytes of pixels.
  func emptyLayer(capacity: Int) -> any PictureLayer {
    switch self {
    case .kitty: KittyLayer(capacity: capacity)
    case .sixel, .blocks, .none: SixelLayer()
    }
  }
}
