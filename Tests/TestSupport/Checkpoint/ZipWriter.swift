/// Writes zip archives (PKWARE's APPNOTE).
package struct ZipWriter {
  /// How entries are written.
  package enum Style: Sendable {
    /// As they are.
    case stored
    /// As deflate streams, which hold the bytes in uncompressed blocks.
    case deflated
    /// As they are, with all sizes and places in the form for large archives.
    case wide
  }

  private let style: Style
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An empty archive.
  package init(_ style: Style = .stored) {
    self.style = style
  }

  /// Adds an entry; torch pads them so that their bytes begin at a multiple of 64.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    add(
      name, style == .deflated ? Self.deflated(bytes) : bytes, expandedCount: bytes.count,
      isDeflated: style == .deflated)
  }

  /// Adds an entry of 1 + 258 · `runs` zeros as a deflate stream that is 150 times smaller.
  package mutating func addZeros(_ name: String, runs: Int) {
    add(name, Self.zeros(runs: runs), expandedCount: 1 + 258 * runs, isDeflated: true)
  }

  private mutating func add(
    _ name: String, _ data: [UInt8], expandedCount: Int, isDeflated: Bool
  ) {
    let start = body.count
    let isWide = style == .wide
    let method: UInt16 = isDeflated ? 8 : 0
    let narrow = isWide ? UInt32.max : UInt32(data.count)
    let expanded = isWide ? UInt32.max : UInt32(expandedCount)
    let common =
      LittleEndian.bytes(UInt16(0)) + LittleEndian.bytes(method)
      + [UInt8](repeating: 0, count: 8) + LittleEndian.bytes(narrow)
      + LittleEndian.bytes(expanded) + LittleEndian.bytes(UInt16(name.utf8.count))
    let padding = (64 - (start + 30 + name.utf8.count + 4) % 64) % 64
    body +=
      LittleEndian.bytes(UInt32(0x0403_4B50)) + LittleEndian.bytes(UInt16(45)) + common
      + LittleEndian.bytes(UInt16(4 + padding)) + Array(name.utf8)
      + LittleEndian.bytes(UInt16(0x4246)) + LittleEndian.bytes(UInt16(padding))
      + [UInt8](repeating: 0x5A, count: padding) + data
    let wide = [expandedCount, data.count, start].flatMap { LittleEndian.bytes(UInt64($0)) }
    let extra =
      isWide ? LittleEndian.bytes(UInt16(1)) + LittleEndian.bytes(UInt16(24)) + wide : []
    directory +=
      LittleEndian.bytes(UInt32(0x0201_4B50)) + LittleEndian.bytes(UInt16(45))
      + LittleEndian.bytes(UInt16(45)) + common + LittleEndian.bytes(UInt16(extra.count))
      + [UInt8](repeating: 0, count: 10)
      + LittleEndian.bytes(isWide ? UInt32.max : UInt32(start)) + Array(name.utf8) + extra
    count += 1
  }

  /// The archive.
  package func finished() -> [UInt8] {
    let start = body.count
    var bytes = body + directory
    if style == .wide {
      let end = bytes.count
      bytes +=
        LittleEndian.bytes(UInt32(0x0606_4B50)) + LittleEndian.bytes(UInt64(44))
        + LittleEndian.bytes(UInt16(45)) + LittleEndian.bytes(UInt16(45))
        + LittleEndian.bytes(UInt64(0)) + LittleEndian.bytes(UInt64(count))
        + LittleEndian.bytes(UInt64(count)) + LittleEndian.bytes(UInt64(directory.count))
        + LittleEndian.bytes(UInt64(start))
      bytes +=
        LittleEndian.bytes(UInt32(0x0706_4B50)) + LittleEndian.bytes(UInt32(0))
        + LittleEndian.bytes(UInt64(end)) + LittleEndian.bytes(UInt32(1))
    }
    let isWide = style == .wide
    return bytes + LittleEndian.bytes(UInt32(0x0605_4B50)) + LittleEndian.bytes(UInt32(0))
      + LittleEndian.bytes(isWide ? UInt16.max : UInt16(count))
      + LittleEndian.bytes(isWide ? UInt16.max : UInt16(count))
      + LittleEndian.bytes(UInt32(directory.count))
      + LittleEndian.bytes(isWide ? UInt32.max : UInt32(start)) + LittleEndian.bytes(UInt16(0))
  }

  /// A deflate stream of the fixed codes (RFC 1951, 3.2.6): a zero, and then so many times 258 of what
  /// was one place before.
  private static func zeros(runs: Int) -> [UInt8] {
    var stream: [UInt8] = []
    var (bits, count) = (UInt32(0), UInt32(0))
    /// Appends the lowest bits of a number, the lowest first.
    func append(_ number: UInt32, _ width: UInt32) {
      bits |= number << count
      count += width
      while count >= 8 {
        stream.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        count -= 8
      }
    }
    append(0b011, 3)  // the last block, of fixed codes
    append(0b0000_1100, 8)  // the literal 0, whose code 00110000 lies highest bit first
    for _ in 0..<runs {
      append(0b1010_0011, 8)  // the length 258, 11000101
      append(0, 5)  // the distance 1
    }
    append(0, 7)  // the end
    append(0, 7)  // to fill the last byte
    return stream
  }

  /// A deflate stream of uncompressed blocks (RFC 1951, 3.2.4).
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream += [rest.isEmpty ? 1 : 0]
      stream += LittleEndian.bytes(count)
      stream += LittleEndian.bytes(~count)
      stream += block
    } while !rest.isEmpty
    return stream
  }
}
