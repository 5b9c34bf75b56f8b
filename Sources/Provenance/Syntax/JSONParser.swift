/// Parses JSON (RFC 8259) with the lapses that generators' files show: control characters within
/// strings, and `NaN` and the infinities as numbers.
struct JSONParser {
  /// Why a text is no JSON.
  struct Fault: Error, Equatable {
    /// Ends the sentence "the text …".
    let reason: String
    /// Bytes before the place, from 0.
    let offset: Int
  }

  /// Arrays and objects within one another; a deeper text is refused, because each costs stack.
  private static let mostNesting = 256
  /// Values that a text may have: each takes up to 40 bytes where the text needs only two.
  static let mostValues = 1 << 20

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var nesting = 0
  private var valuesLeft: Int

  private init(_ bytes: ArraySlice<UInt8>, mostValues: Int) {
    self.bytes = bytes
    valuesLeft = mostValues
    position = bytes.startIndex
  }

  /// The one value that the whole text is.
  static func parse(
    _ bytes: ArraySlice<UInt8>, mostValues: Int = mostValues
  ) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes, mostValues: mostValues)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.position == bytes.endIndex else { throw parser.fault("goes on after its end") }
    return value
  }

  /// The string in a text that is nothing but a quoted string; `nil` for any other text.
  static func string(_ bytes: ArraySlice<UInt8>) -> String? {
    guard case .string(let text)? = try? parse(bytes) else { return nil }
    return text
  }

  private func fault(_ reason: String) -> Fault {
    Fault(reason: reason, offset: position - bytes.startIndex)
  }

  /// The byte at the position; `nil` at the end.
  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
  }

  /// Steps over `byte`, where it comes next.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipBlanks()
    guard valuesLeft > 0 else { throw fault("has too many values") }
    valuesLeft -= 1
    switch next {
    case nil: throw fault("ends too early")
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func enter() throws(Fault) {
    guard nesting < Self.mostNesting else { throw fault("is nested too deep") }
    nesting += 1
    position += 1
    skipBlanks()
  }

  private mutating func object() throws(Fault) -> JSONValue {
    try enter()
    var members: [JSONValue.Member] = []
    while !take("}") {
      if !members.isEmpty {
        guard take(",") else { throw fault("lacks a comma") }
        skipBlanks()
      }
      guard next == UInt8(ascii: "\"") else { throw fault("lacks a quoted key") }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw fault("lacks a colon") }
      members.append(JSONValue.Member(name: name, value: try value()))
      skipBlanks()
    }
    nesting -= 1
    return .object(members)
  }

  private mutating func array() throws(Fault) -> JSONValue {
    try enter()
    var items: [JSONValue] = []
    while !take("]") {
      if !items.isEmpty {
        guard take(",") else { throw fault("lacks a comma") }
      }
      items.append(try value())
      skipBlanks()
    }
    nesting -= 1
    return .array(items)
  }

  /// A number or one of the words.
  private mutating func word() throws(Fault) -> JSONValue {
    let rest = bytes[position...].prefix { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    let spelling = String(decoding: rest, as: UTF8.self)
    let value: JSONValue
    switch spelling {
    case "null": value = .null
    case "true": value = .boolean(true)
    case "false": value = .boolean(false)
    case "NaN", "Infinity", "-Infinity": value = .number(spelling)
    default:
      // One beyond every Double is a number still.
      guard Numeral.isDecimal(spelling), Double(spelling) != nil else {
        throw fault("has a value that is none")
      }
      value = .number(spelling)
    }
    position = rest.endIndex
    return value
  }

  private mutating func string() throws(Fault) -> String {
    position += 1
    let start = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
    if take("\"") { return Self.decoded(bytes[start..<position - 1]) }
    var text = Array(bytes[start..<position])
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return Self.decoded(text[...])
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw fault("ends within a string")
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Decodes what follows a backslash.
  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard let byte = next else { throw fault("ends within a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
    default: throw fault("has an unknown escape")
    }
  }

  /// The character after `\u`, a surrogate pair together; half a pair becomes U+FFFD.
  private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let afterFirst = position
    if unit < 0xDC00, take("\\"), take("u") {
      let low = try hexadecimal()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    position = afterFirst
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw fault("has an unknown escape")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
