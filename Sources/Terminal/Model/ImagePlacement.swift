/// A picture at a place of a frame.
package struct ImagePlacement: Sendable, Hashable {
  /// The cells that the picture may cover.
  package var area: Rectangle
  /// What is shown: two placements of one key in one area are the same pixels.
  package var key: String
  package var content: Content

  /// What draws it.
  package enum Content: Sendable {
    /// A whole sixel sequence, which the terminal draws from the upper left cell of the area on.
    case sixel([UInt8])
    /// Pixels that a terminal with the kitty graphics protocol keeps and places.
    case kitty(KittyImage)
  }

  /// The picture `key`, drawn by a sixel sequence within `area`.
  package init(area: Rectangle, key: String, bytes: [UInt8]) {
    self.area = area
    self.key = key
    content = .sixel(bytes)
  }

  /// The picture `key`, kept by the terminal and placed at the upper left of `area`.
  package init(area: Rectangle, key: String, image: KittyImage) {
    self.area = area
    self.key = key
    content = .kitty(image)
  }

  package static func == (one: ImagePlacement, other: ImagePlacement) -> Bool {
    one.area == other.area && one.key == other.key
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(area)
    hasher.combine(key)
  }
}

/// A picture as the kitty graphics protocol sends it.
package struct KittyImage: Sendable, Hashable {
  package let size: PixelSize
  package let format: Format
  /// The picture in base64.
  package let payload: [UInt8]

  /// What the payload is: the numbers of the protocol's key `f`.
  package enum Format: Int, Sendable, Hashable {
    /// Three bytes a pixel, row by row.
    case rgb = 24
    case png = 100
  }

  /// A picture of `size`, whose payload is base64 already.
  package init(size: PixelSize, format: Format, payload: [UInt8]) {
    self.size = size
    self.format = format
    self.payload = payload
  }

  /// Whether it can be sent: it has pixels, as many as the payload says where that can be told, and
  /// nothing in the payload could end its sequence.
  var isSound: Bool {
    guard size.width > 0, size.height > 0, size.width <= 10_000, size.height <= 10_000,
      !payload.isEmpty
    else { return false }
    if format == .rgb, payload.count != (size.width * size.height * 3 + 2) / 3 * 4 { return false }
    // Written so that it is done for many bytes at once: it is about a frame's pictures.
    var strangers: UInt8 = 0
    for byte in payload { strangers |= byte &- 0x2B > 0x4F ? 1 : 0 }
    return strangers == 0
  }
}
