internal import Foundation
internal import Imaging

/// A picture that the screen wants to draw.
package struct DrawingRequest: Sendable, Hashable {
  package let picture: PictureID
  package let form: Form

  /// What it is to be made into; all keep the picture's proportions.
  package enum Form: Sendable, Hashable {
    /// Sixel within a box of pixels, in so many colours.
    case sixel(width: Int, height: Int, colors: Int)
    /// Pixels for the kitty graphics protocol within a box; in so many colours, or in all.
    case kitty(width: Int, height: Int, colors: Int?)
    /// Half blocks within a box of cells.
    case blocks(columns: Int, rows: Int)
  }

  /// The picture in a form.
  package init(picture: PictureID, form: Form) {
    self.picture = picture
    self.form = form
  }
}

extension DrawingRequest.Form {
  /// Draws a whole file.
  ///
  /// Throws what `ImageDecoder.decode` throws, and `notEncoded`.
  package func draw(_ bytes: [UInt8]) throws -> DrawnPicture {
    switch self {
    case .sixel(let width, let height, let colors):
      let frame = PixelSize(width: width, height: Sixel.height(within: height))
      let bitmap = try Thumbnail.make(from: bytes, fitting: frame)
      return DrawnPicture(
        width: bitmap.width, height: bitmap.height,
        content: .sixel(try Sixel.encode(bitmap, colors: colors)))
    case .kitty(let width, let height, let colors):
      let bitmap = try Thumbnail.make(
        from: bytes, fitting: PixelSize(width: width, height: height))
      let content: DrawnPicture.Content =
        if let colors {
          .png(Self.base64(try ScreenPNG.encode(bitmap, colors: colors)))
        } else {
          .rgb(Self.base64(bitmap.samples))
        }
      return DrawnPicture(width: bitmap.width, height: bitmap.height, content: content)
    case .blocks(let columns, let rows):
      // Twice the blocks' own resolution, so that their colours are means of something.
      let frame = PixelSize(width: columns * 2, height: rows * 4)
      let blocks = HalfBlocks(
        try Thumbnail.make(from: bytes, fitting: frame), columns: columns, rows: rows)
      return DrawnPicture(
        width: blocks.columns, height: blocks.rows.count, content: .blocks(blocks))
    }
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    Array(Data(bytes).base64EncodedData())
  }
}
