/// Thirty-two bytes and their sixty-four digits.
enum HexDigest {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The digits of bytes, in lower case.
  static func text(of bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { room in
      var length = 0
      for byte in bytes {
        room[length] = digits[Int(byte >> 4)]
        room[length + 1] = digits[Int(byte & 15)]
        length += 2
      }
      return length
    }
  }

  /// The bytes of sixty-four digits in lower case; `nil` of any other text.
  static func bytes(of text: String) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var high: UInt8?
    for digit in text.utf8 {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }
}
