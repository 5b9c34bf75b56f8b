/// A picture at a place of a frame.
package struct ImagePlacement: Sendable, Hashable {
  /// The cells that the picture may cover.
  package var area: Rectangle
  /// What is shown: two placements of one key in one area are the same pixels.
  package var key: String
  /// The bytes that draw it, cursor at the upper left cell of the area: a whole sixel sequence.
  package var bytes: [UInt8]

  /// The picture `key`, drawn by `bytes` within `area`.
  package init(area: Rectangle, key: String, bytes: [UInt8]) {
    self.area = area
    self.key = key
    self.bytes = bytes
  }

  package static func == (one: ImagePlacement, other: ImagePlacement) -> Bool {
    one.area == other.area && one.key == other.key
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(area)
    hasher.combine(key)
  }
}
