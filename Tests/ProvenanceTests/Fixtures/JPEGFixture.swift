/// A JPEG put together segment by segment; its pixels are not valid.
struct JPEGFixture {
  var bytes: [UInt8] = [0xFF, 0xD8]

  /// Appends a segment; `length` is a lie about its length.
  mutating func segment(_ marker: UInt8, _ body: [UInt8], length: UInt16? = nil) {
    bytes += [0xFF, marker] + (length ?? UInt16(body.count + 2)).bigEndianBytes + body
  }

  /// Appends the mark of JFIF.
  mutating func jfif() {
    segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  }

  /// Appends an EXIF block.
  mutating func exif(_ exif: EXIFFixture) {
    segment(0xE1, Array("Exif\0\0".utf8) + exif.bytes)
  }

  /// Appends a frame header; `marker` says which process.
  mutating func frame(width: UInt16 = 64, height: UInt16 = 48, marker: UInt8 = 0xC0) {
    segment(
      marker, [8] + height.bigEndianBytes + width.bigEndianBytes + [1, 1, 0x11, 0])
  }

  /// The bytes with a scan and the end mark.
  var finished: [UInt8] {
    var whole = self
    whole.segment(0xDA, [1, 1, 0, 0, 63, 0])
    return whole.bytes + [0x12, 0x34, 0xFF, 0xD9]
  }

  /// A picture that has a frame and a comment.
  static func picture(_ exif: EXIFFixture) -> [UInt8] {
    var jpeg = JPEGFixture()
    jpeg.jfif()
    jpeg.exif(exif)
    jpeg.frame()
    return jpeg.finished
  }
}
