/// Decodes EXIF's user comment: eight bytes that name the character set, then the text.
enum UserComment {
  /// The comment's text; `nil` where it is empty or in JIS, which is not read.
  ///
  /// `order` is the EXIF block's own byte order, which decides where the text's bytes do not.
  static func decode(_ value: ArraySlice<UInt8>, order: ByteOrder) -> String? {
    let text: String
    if value.holds("UNICODE\0") {
      text = utf16(value.dropFirst(8), order)
    } else if value.holds("ASCII\0\0\0") || value.holds("\0\0\0\0\0\0\0\0") {
      text = TextDecoding.text(value.dropFirst(8))
    } else if value.holds("JIS\0\0\0\0\0") {
      return nil
    } else {
      // Some tools leave the prefix out.
      text = TextDecoding.text(value)
    }
    return text.isEmpty ? nil : text
  }

  /// UTF-16 in the order of its mark, else in the one that has more zeros in the high bytes: tools
  /// write either and rarely say which, and most prompts are mostly ASCII.
  private static func utf16(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) -> String {
    if let text = TextDecoding.markedUTF16(bytes) { return text }
    var zeros = (even: 0, odd: 0)
    var isEven = true
    for byte in bytes {
      if byte == 0 { if isEven { zeros.even += 1 } else { zeros.odd += 1 } }
      isEven.toggle()
    }
    if zeros.even == zeros.odd { return TextDecoding.utf16(bytes, order) }
    return TextDecoding.utf16(bytes, zeros.even > zeros.odd ? .bigEndian : .littleEndian)
  }
}
