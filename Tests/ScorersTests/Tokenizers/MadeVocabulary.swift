/// Small vocabularies, as the published ones are written.
enum MadeVocabulary {
  /// Pieces for WordPiece, a line each.
  static let pieces = """
    [PAD]
    [UNK]
    [CLS]
    [SEP]
    [MASK]
    a
    cat
    cafe
    un
    ##aff
    ##able
    ##s
    !
    ,
    '
    北
    x
    ##x
    ##af
    σας
    σασ
    i
    ##i

    """

  /// Merges for byte pairs: a title, then one a line; the symbols are 512 and on.
  static let merges = """
    #version: made
    c a
    ca t</w>
    b c
    a b
    bc d</w>
    d o
    do n</w>
    ' t</w>
    x x
    xx xx
    t h
    xxxx x</w>
    à ¹

    """

  /// Bytes in gzip's wrapping, not compressed (RFC 1951 and 1952).
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let block = bytes[start..<min(start + 0xFFFF, bytes.count)]
      start += block.count
      result.append(start == bytes.count ? 1 : 0)
      result += littleEndian(UInt16(block.count)) + littleEndian(~UInt16(block.count))
      result += block
    } while start < bytes.count
    return result + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
  }

  /// The beginning of a file in gzip's wrapping that expands to `size` bytes or more.
  ///
  /// It holds one literal and then, again and again, "the last byte 258 times" in deflate's fixed
  /// codes: 13 bits each.
  static func bomb(_ size: Int) -> [UInt8] {
    let first = "110" + "10010001"
    let again = "11000101" + "00000"
    let bits = Array((first + String(repeating: again, count: 16)).utf8)
    let bytes = stride(from: 0, through: bits.count - 8, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | (bits[start + $1] - 0x30) << $1 }
    }
    // Eight repetitions are thirteen bytes, wherever one begins.
    let repeated = repeatElement(bytes[2..<15], count: size / (8 * 258) + 1).joined()
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + bytes[..<2] + repeated
  }

  private static func littleEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    (0..<(Value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 as gzip has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
    }
    return ~sum
  }
}
