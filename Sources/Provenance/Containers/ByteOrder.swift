/// The order of the bytes of a number.
enum ByteOrder: Sendable {
  case bigEndian, littleEndian
}

extension ArraySlice<UInt8> {
  /// The unsigned number in `width` bytes, `offset` bytes after the slice's first; `nil` beyond its
  /// end.
  func number(at offset: Int, width: Int, _ order: ByteOrder) -> Int? {
    guard offset >= 0, offset <= count, width <= count - offset else { return nil }
    let bytes = self[startIndex + offset..<startIndex + offset + width]
    switch order {
    case .bigEndian: return bytes.reduce(0) { $0 << 8 | Int($1) }
    case .littleEndian: return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// Whether the slice has the bytes of `text` from `offset` bytes after its first.
  func holds(_ text: StaticString, at offset: Int = 0) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset <= count, length <= count - offset else { return false }
    return text.withUTF8Buffer { self[(startIndex + offset)...].prefix(length).elementsEqual($0) }
  }
}
