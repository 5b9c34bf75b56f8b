/// An EXIF block put together byte by byte.
struct EXIFFixture {
  var isBigEndian = true
  /// The comment with its prefix.
  var comment: [UInt8] = []
  /// The program that wrote the picture.
  var software = "salon tests"
  /// Further texts of the first directory, by their tags.
  var texts: [(tag: UInt16, text: String)] = []
  /// The maker's note; `nil` for none.
  var makerNote: String?
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

  /// The TIFF structure: the first directory, EXIF's own, then all values that are too long for
  /// their entries.
  var bytes: [UInt8] {
    let first = [(tag: UInt16(0x0131), text: software)] + texts
    let directory = UInt32(8 + 2 + 12 * (first.count + 1) + 4)
    var offset = directory + 2 + 12 * (makerNote == nil ? 1 : 2) + 4
    var values: [UInt8] = []
    func text(_ tag: UInt16, _ type: UInt16, _ text: String) -> [UInt8] {
      // Padded so that it never fits into the entry.
      let value = Array(text.utf8) + [0, 0, 0, 0, 0]
      defer { offset += UInt32(value.count) }
      values += value
      return short(tag) + short(type) + long(UInt32(value.count)) + long(offset)
    }
    var block = isBigEndian ? Array("MM".utf8) : Array("II".utf8)
    block += short(42) + long(8)
    block += short(UInt16(first.count + 1))
    for (tag, value) in first { block += text(tag, 2, value) }
    block += short(0x8769) + short(4) + long(1) + long(claimedDirectory ?? directory)
    block += long(0)
    block += short(makerNote == nil ? 1 : 2)
    if let makerNote { block += text(0x927C, 7, makerNote) }
    block += short(0x9286) + short(7) + long(claimedCount ?? UInt32(comment.count))
    block += long(claimedOffset ?? offset)
    block += long(0)
    return block + values + comment
  }

  private func short(_ value: UInt16) -> [UInt8] {
    isBigEndian ? value.bigEndianBytes : value.littleEndianBytes
  }

  private func long(_ value: UInt32) -> [UInt8] {
    isBigEndian ? value.bigEndianBytes : value.littleEndianBytes
  }
}
