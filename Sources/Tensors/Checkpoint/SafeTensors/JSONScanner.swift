/// Walks through JSON text (RFC 8259) without building it, so that a hostile header costs no more
/// memory than what is kept of it.
///
/// Each function reads one thing and returns `nil`, or false, where the text is something else.
struct JSONScanner {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Values that lie deeper than this are refused.
  private static let depth = 64

  /// A scanner at the start of UTF-8 text.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Reads an object, and for each key calls `member`, which must read the value.
  mutating func object(
    _ member: (_ key: String, _ scanner: inout JSONScanner) throws(CheckpointError) -> Bool
  ) throws(CheckpointError) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard let key = string(), take(":"), try member(key, &self) else { return false }
    } while take(",")
    return take("}")
  }

  /// Reads an array of integers that are not negative, of 64 at most.
  mutating func integers() -> [Int]? {
    guard take("[") else { return nil }
    var values: [Int] = []
    if take("]") { return values }
    repeat {
      guard values.count < 64, let value = integer() else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? values : nil
  }

  /// Reads a string.
  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escaped() else { return nil }
        text.append(contentsOf: String(scalar).utf8)
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  /// Reads any value and forgets it.
  mutating func skip(_ depth: Int = 0) -> Bool {
    skipBlanks()
    guard position < bytes.count, depth < Self.depth else { return false }
    switch bytes[position] {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = take("{")
      if !isObject { _ = take("[") }
      let end: Unicode.Scalar = isObject ? "}" : "]"
      if take(end) { return true }
      repeat {
        if isObject { guard string() != nil, take(":") else { return false } }
        guard skip(depth + 1) else { return false }
      } while take(",")
      return take(end)
    default:
      let start = position
      while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
      return position > start
    }
  }

  /// Whether only blanks follow.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return position == bytes.count
  }

  // MARK: - Parts

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, UInt32(bytes[position]) == mark.value else { return false }
    position += 1
    return true
  }

  private mutating func integer() -> Int? {
    skipBlanks()
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isBeyond) = tens.addingReportingOverflow(Int(bytes[position] - 0x30))
      guard !isTooLarge, !isBeyond else { return nil }
      value = sum
      position += 1
    }
    return position > start ? value : nil
  }

  /// The scalar that a backslash begins.
  private mutating func escaped() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let mark = bytes[position]
    position += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(mark)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return unicode()
    default: return nil
    }
  }

  /// The scalar of `\uXXXX`, or of two of them that make a surrogate pair.
  private mutating func unicode() -> Unicode.Scalar? {
    guard let first = fourDigits() else { return nil }
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
    guard bytes.count - position >= 2, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return nil }
    position += 2
    guard let second = fourDigits(), (0xDC00...0xDFFF).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    guard bytes.count - position >= 4 else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// Whether a byte can be part of a number, `true`, `false` or `null`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }
}
