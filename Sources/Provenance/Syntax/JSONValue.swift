/// A JSON value that keeps what matters here: the order of the keys, and every digit of a seed.
enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  /// In its own spelling; `NaN` and the infinities too, which Python writes.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object with its value.
  struct Member: Sendable, Equatable {
    let name: String
    let value: JSONValue
  }

  /// An object's members; `nil` for any other value.
  var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// A finite number; `nil` for any other value.
  var finiteNumber: Double? {
    guard case .number(let spelling) = self else { return nil }
    return Numeral.finite(spelling)
  }

  /// A string as it is, a number in its own spelling; `nil` for any other value.
  var words: String? {
    switch self {
    case .string(let text): text
    case .number(let spelling): spelling
    default: nil
    }
  }

  /// A string; `nil` for any other value.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// An array's items; `nil` for any other value.
  var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  /// The value as JSON without blanks, for showing it: a string without its quotes, what is longer
  /// than `limit` bytes cut off.
  func spelled(limit: Int = 2048) -> String {
    if let words { return words }
    var text = ""
    spell(into: &text, limit)
    return text.utf8.count > limit ? text + "…" : text
  }

  private func spell(into text: inout String, _ limit: Int) {
    guard text.utf8.count <= limit else { return }
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let spelling): text += spelling
    case .string(let string):
      let start = String(decoding: string.utf8.prefix(limit), as: UTF8.self)
      let escaped = start.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      text += "\"" + escaped + "\""
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() where text.utf8.count <= limit {
        if index > 0 { text += "," }
        item.spell(into: &text, limit)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() where text.utf8.count <= limit {
        if index > 0 { text += "," }
        JSONValue.string(member.name).spell(into: &text, limit)
        text += ":"
        member.value.spell(into: &text, limit)
      }
      text += "}"
    }
  }

  /// Whether a text must be a JSON object, if it is anything but prose.
  static func looksLikeObject(_ text: String) -> Bool {
    var bytes = text.utf8.drop { $0 <= 0x20 }
    guard bytes.popFirst() == UInt8(ascii: "{") else { return false }
    let next = bytes.first { $0 > 0x20 }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }
}

/// Numbers in texts.
enum Numeral {
  /// A finite decimal number; `nil` for anything else, hexadecimal and `nan` included.
  static func finite(_ text: String) -> Double? {
    guard isDecimal(text), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Whether a text has nothing but a decimal number's characters.
  static func isDecimal(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
  }

  /// A seed: a whole number from 0 to 2⁶⁴ − 1, also where a table has made it `42.0`.
  static func seed(_ text: String) -> UInt64? {
    UInt64(text) ?? finite(text).flatMap { UInt64(exactly: $0) }
  }

  /// A whole number that fits an `Int`, also where it is spelled `20.0`.
  static func whole(_ text: String) -> Int? {
    Int(text) ?? finite(text).flatMap { Int(exactly: $0) }
  }
}
