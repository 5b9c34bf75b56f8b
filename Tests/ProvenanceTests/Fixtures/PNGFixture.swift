import Provenance

/// A PNG put together chunk by chunk; its pixels are not valid, because nothing here reads them.
struct PNGFixture {
  var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A PNG that has its header.
  init(width: UInt32 = 64, height: UInt32 = 48) {
    chunk("IHDR", width.bigEndianBytes + height.bigEndianBytes + [8, 2, 0, 0, 0])
  }

  /// Appends a chunk; `length` is a lie about its length.
  mutating func chunk(_ type: String, _ body: [UInt8], length: UInt32? = nil) {
    bytes += (length ?? UInt32(body.count)).bigEndianBytes + Array(type.utf8) + body
    // Nothing looks at the checksum.
    bytes += [0, 0, 0, 0]
  }

  /// Appends a tEXt.
  mutating func text(_ keyword: String, _ text: [UInt8]) {
    chunk("tEXt", Array(keyword.utf8) + [0] + text)
  }

  /// Appends a tEXt of ASCII.
  mutating func text(_ keyword: String, _ text: String) {
    self.text(keyword, Array(text.utf8))
  }

  /// Appends a zTXt.
  mutating func compressedText(_ keyword: String, _ text: [UInt8], method: UInt8 = 0) {
    chunk("zTXt", Array(keyword.utf8) + [0, method] + Deflate.stored(text))
  }

  /// Appends an iTXt.
  mutating func internationalText(_ keyword: String, _ text: String, compressed: Bool) {
    let text = Array(text.utf8)
    let head = Array(keyword.utf8) + [0, compressed ? 1 : 0, 0] + Array("en\0caption\0".utf8)
    chunk("iTXt", head + (compressed ? Deflate.stored(text) : text))
  }

  /// Appends chunks of pixels of `count` bytes each.
  mutating func pixels(_ count: Int = 64, times: Int = 1) {
    let body = [UInt8](repeating: 0xA5, count: count)
    for _ in 0..<times { chunk("IDAT", body) }
  }

  /// The bytes with the end mark.
  var finished: [UInt8] {
    var whole = self
    whole.chunk("IEND", [])
    return whole.bytes
  }
}

extension PNGFixture {
  /// What is found in a PNG with these texts.
  static func generation(_ texts: (String, String)...) throws -> Generation? {
    var png = PNGFixture()
    for (keyword, text) in texts { png.internationalText(keyword, text, compressed: false) }
    png.pixels()
    return try PictureMetadata.read(png.finished, name: "test").generation
  }
}

extension FixedWidthInteger {
  /// The number's bytes, the highest first.
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
  /// The number's bytes, the lowest first.
  var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
