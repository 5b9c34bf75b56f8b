/// Just enough of RFC 1950 and 1951 to write fixtures.
enum Deflate {
  /// A zlib stream of blocks that are not compressed.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(0xFFFF)
      let length = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      stream += length.littleEndianBytes + (~length).littleEndianBytes + block
    } while !rest.isEmpty
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return stream + (b << 16 | a).bigEndianBytes
  }

  /// A zlib stream that repeats the letter `x` `count` times in about a thousandth of the bytes;
  /// the checksum is left out.
  static func bomb(_ count: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.write(0b1, 1)  // the last block,
    bits.write(0b01, 2)  // with the fixed codes
    bits.writeCode(0x30 + UInt32(UInt8(ascii: "x")), 8)
    for _ in 0..<count / 258 {
      bits.writeCode(0b1100_0101, 8)  // 258 bytes
      bits.writeCode(0, 5)  // from one byte before
    }
    bits.writeCode(0, 7)
    return [0x78, 0x01] + bits.finished
  }

  /// A gzip file of blocks that are not compressed; its checksum is right.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var check: UInt32 = .max
    for byte in bytes {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
    }
    let stream = stored(bytes).dropFirst(2).dropLast(4)
    return gzipHead + stream + (~check).littleEndianBytes + UInt32(bytes.count).littleEndianBytes
  }

  /// The same as ``bomb(_:)`` in a gzip file.
  static func gzipBomb(_ count: Int) -> [UInt8] {
    gzipHead + bomb(count).dropFirst(2)
  }

  private static let gzipHead: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// Packs bits, the lowest of a byte first.
  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var count = 0

    /// Writes the lowest bits of a number, the lowest first.
    mutating func write(_ value: UInt32, _ width: Int) {
      pending |= value << UInt32(count)
      count += width
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        count -= 8
      }
    }

    /// Writes a Huffman code, its highest bit first.
    mutating func writeCode(_ code: UInt32, _ width: Int) {
      for bit in (0..<width).reversed() { write(code >> UInt32(bit) & 1, 1) }
    }

    var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes }
  }
}
