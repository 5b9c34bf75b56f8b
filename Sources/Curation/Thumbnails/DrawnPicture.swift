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
    case .sixel(let bytes): bytes.count
    case .blocks(let blocks): blocks.columns * blocks.rows.count * 6
    }
  }
}

/// A picture that the screen wants to draw.
package struct DrawingRequest: Sendable, Hashable {
  package let picture: PictureID
  package let form: Form

  /// What it is to be made into; both keep the picture's proportions.
  package enum Form: Sendable, Hashable {
    /// Sixel within a box of pixels, in so many colours.
    case sixel(width: Int, height: Int, colors: Int)
    /// Half blocks within a box of cells.
    case blocks(columns: Int, rows: Int)
  }

  /// The picture in a form.
  package init(picture: PictureID, form: Form) {
    self.picture = picture
    self.form = form
  }
}
