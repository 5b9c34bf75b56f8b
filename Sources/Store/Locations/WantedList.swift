/// Many values as one argument of a statement, which reads them with `json_each`.
///
/// One statement for all is several times quicker than one for each, and has no limit on their
/// number, as `IN (?, ?, …)` has.
enum WantedList {
  /// The values as a JSON array of strings; their places in it are the `key` of `json_each`.
  ///
  /// Written by hand because a general encoder takes longer than the statement.
  static func text(_ values: some Sequence<String>) -> String {
    var bytes: [UInt8] = []
    for value in values {
      bytes.append(bytes.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
      bytes.append(UInt8(ascii: "\""))
      for byte in value.utf8 { append(byte, to: &bytes) }
      bytes.append(UInt8(ascii: "\""))
    }
    return bytes.isEmpty ? "[]" : String(decoding: bytes, as: UTF8.self) + "]"
  }

  /// Quotes, backslashes and controls are escaped, as RFC 8259 asks; all else stands for itself.
  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default:
      bytes.append(byte)
    }
  }
}
