internal import Foundation

/// A JSON value whose keys keep their order and whose numbers keep their decimals.
///
/// Scripts read these lines; Foundation's encoder sorts or shuffles keys and writes numbers as
/// short as it can.
indirect enum JSONText: ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  case null
  case bool(Bool)
  case integer(String)
  case decimal(Double, places: Int)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])

  init(stringLiteral value: String) { self = .string(value) }
  init(nilLiteral: ()) { self = .null }

  /// A number without decimals, or null.
  init(_ value: (some BinaryInteger)?) {
    self = value.map { .integer(String($0)) } ?? .null
  }

  /// A text, or null.
  init(_ value: String?) {
    self = value.map(JSONText.string) ?? .null
  }

  /// A number as short as it can be written, `7` or `7.5`; null where it is none.
  static func number(_ value: Double) -> JSONText {
    guard value.isFinite else { return .null }
    return .integer(
      value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value))
  }

  /// The value on one line.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let digits): digits
    case .decimal(let value, let places):
      value.isFinite ? String(format: "%.\(places)f", value) : "null"
    case .string(let value): Self.quoted(value)
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.map { Self.quoted($0) + ":" + $1.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        // C1 controls and DEL are allowed in JSON, but a terminal would obey them.
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
          result += String(format: "\\u%04x", scalar.value)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
