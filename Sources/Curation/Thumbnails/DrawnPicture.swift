package import Imaging

/// A picture made ready for one kind of terminal at one size.
package struct DrawnPicture: Sendable, Equatable {
  /// The picture's size in pixels, or in blocks.
  package let width: Int
  package let height: Int
  package let content: Content

  /// What is sent.
  package enum Content: Sendable, Equatable {
    /// A whole sixel sequence.
    case sixel([UInt8])
    /// Three bytes a pixel in base64.
    case rgb([UInt8])
    /// A PNG file in base64.
    case png([UInt8])
    /// Cells of an upper and a lower colour.
    case blocks(HalfBlocks)
  }

  /// A picture of `width` by `height`.
  package init(width: Int, height: Int, content: Content) {
    self.width = width
    self.height = height
    self.content = content
  }

  /// How much memory the content takes, in bytes.
  var cost: Int {
    switch content {
    case .sixel(let bytes), .rgb(let bytes), .png(let bytes): bytes.count
    case .blocks(let blocks): blocks.columns * blocks.rows.count * 6
    }
  }
}
