/// An EXIF block put together byte by byte.
struct EXIFFixture {
  var isBigEndian = true
  /// The comment with its prefix.
  var comment: [UInt8] = []
  /// How many bytes the entry says the comment has; `nil` for the truth.
  var claimedCount: UInt32?
  /// Where the entry says the comment lies; `nil` for the truth.
  var claimedOffset: UInt32?
  /// Where the first directory says EXIF's own lies; `nil` for the truth.
  var claimedDirectory: UInt32?

  /// A block whose comment is `text` in UTF-16.
  static func utf16(
    _ text: String, bigEndian: Bool, mark: Bool = false, blockBigEndian: Bool = true
  ) -> EXIFFixture {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap { bigEndian ? $0.bigEndianBytes : $0.littleEndianBytes }
    return EXIFFixture(isBigEndian: blockBigEndian, comment: Array("UNICODE\0".utf8) + bytes)
  }

  /// The TIFF structure: a first directory of two entries, EXIF's of one, the comment.
  var bytes: [UInt8] {
    let software = Array("salon tests\0".utf8)
    let directory = UInt32(8 + 2 + 24 + 4)
    let softwareOffset = directory + 2 + 12 + 4
    let commentOffset = softwareOffset + UInt32(software.count)
    var block = isBigEndian ? Array("MM".utf8) : Array("II".utf8)
    block += short(42) + long(8)
    block += short(2)
    block += short(0x0131) + short(2) + long(UInt32(software.count)) + long(softwareOffset)
    block += short(0x8769) + short(4) + long(1) + long(claimedDirectory ?? directory)
    block += long(0)
    block += short(1)
    block += short(0x9286) + short(7) + long(claimedCount ?? UInt32(comment.count))
    block += long(claimedOffset ?? commentOffset)
    block += long(0)
    return block + software + comment
  }

  private func short(_ value: UInt16) -> [UInt8] {
    isBigEndian ? value.bigEndianBytes : value.littleEndianBytes
  }

  private func long(_ value: UInt32) -> [UInt8] {
    isBigEndian ? value.bigEndianBytes : value.littleEndianBytes
  }
}
