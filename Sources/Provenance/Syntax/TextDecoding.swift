/// Bytes to strings; zeros at both ends are dropped, every other character stays.
enum TextDecoding {
  /// Text of which nothing is known: by its byte order mark, else UTF-8 where it is valid, else
  /// Latin-1.
  ///
  /// A PNG's tEXt is Latin-1 by the book, but several tools write UTF-8 there, and Latin-1 prose
  /// is practically never valid UTF-8.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = markedUTF16(bytes) { return text }
    var trimmed = bytes.trimmingZeros()
    if trimmed.starts(with: [0xEF, 0xBB, 0xBF]) { trimmed = trimmed.dropFirst(3) }
    return String(validating: trimmed, as: UTF8.self) ?? latin1(trimmed)
  }

  /// Latin-1, where every byte is the character of that number.
  static func latin1(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }

  /// UTF-16 that begins with a byte order mark; `nil` where there is none.
  static func markedUTF16(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), .bigEndian) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), .littleEndian) }
    return nil
  }

  /// UTF-16; what is not valid becomes U+FFFD, and an odd last byte is dropped.
  static func utf16(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(order == .bigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0)
      index += 2
    }
    return String(decoding: units[...].trimmingZeros(), as: UTF16.self)
  }
}

extension ArraySlice where Element: BinaryInteger {
  /// The slice without the zeros at both its ends.
  fileprivate func trimmingZeros() -> ArraySlice {
    guard let first = firstIndex(where: { $0 != 0 }), let last = lastIndex(where: { $0 != 0 })
    else { return [] }
    return self[first...last]
  }
}
