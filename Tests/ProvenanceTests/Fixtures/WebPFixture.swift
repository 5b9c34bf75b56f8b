/// A WebP put together chunk by chunk; its pixels are not valid.
struct WebPFixture {
  var chunks: [UInt8] = []

  /// Appends a chunk; `length` is a lie about its length.
  mutating func chunk(_ type: String, _ body: [UInt8], length: UInt32? = nil) {
    chunks += Array(type.utf8) + (length ?? UInt32(body.count)).littleEndianBytes + body
    if body.count % 2 == 1 { chunks.append(0) }
  }

  /// Appends the header of the extended form.
  mutating func extended(width: UInt32, height: UInt32) {
    let sides = [width - 1, height - 1].flatMap { $0.littleEndianBytes.prefix(3) }
    chunk("VP8X", [0x08, 0, 0, 0] + sides)
  }

  /// Appends a lossless picture.
  mutating func lossless(width: UInt32, height: UInt32) {
    chunk("VP8L", [0x2F] + ((width - 1) | (height - 1) << 14).littleEndianBytes + [7, 7, 7])
  }

  /// Appends a lossy picture; the two highest bits of the sides ask for scaling.
  mutating func lossy(width: UInt16, height: UInt16) {
    let sides = (width | 0x4000).littleEndianBytes + (height | 0x8000).littleEndianBytes
    chunk("VP8 ", [0x50, 0x01, 0x00, 0x9D, 0x01, 0x2A] + sides + [1, 2, 3])
  }

  /// The whole file; `size` is a lie about its length.
  func finished(size: UInt32? = nil) -> [UInt8] {
    Array("RIFF".utf8) + (size ?? UInt32(chunks.count + 4)).littleEndianBytes
      + Array("WEBP".utf8) + chunks
  }
}
