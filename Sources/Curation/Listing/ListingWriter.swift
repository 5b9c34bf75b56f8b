/// Writes numbers and texts one after the other; ``ListingReader`` reads them.
struct ListingWriter {
  private(set) var bytes: [UInt8] = []

  /// Makes room for so many bytes more.
  mutating func reserve(_ more: Int) {
    bytes.reserveCapacity(bytes.count + more)
  }

  /// A number in seven bits a byte, the low ones first; all but the last have their top bit set
  /// (LEB128).
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ count: Int) {
    write(UInt64(bitPattern: Int64(count)))
  }

  /// Eight bytes, the low ones first: for numbers that are mostly large.
  mutating func writeWhole(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// A text's length in bytes, and the bytes.
  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  /// Bytes whose number the reader knows.
  mutating func writeRaw(_ raw: some Sequence<UInt8>) {
    bytes += raw
  }
}
