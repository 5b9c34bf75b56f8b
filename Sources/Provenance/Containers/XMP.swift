/// Finds the user comment in an XMP packet; XMP specification, part 1, section 7.
///
/// Looks for the few elements on the way and reads nothing else of the XML, so that no packet, how
/// ever nested, costs more than its length.
enum XMP {
  /// The first text of `exif:UserComment`, its entities decoded; `nil` where there is none.
  static func userComment(in packet: String) -> String? {
    let bytes = Array(packet.utf8)
    guard let element = index(of: "<exif:UserComment", in: bytes, from: 0),
      let item = index(of: "<rdf:li", in: bytes, from: element),
      let open = bytes[item...].firstIndex(of: UInt8(ascii: ">")),
      let close = index(of: "</rdf:li", in: bytes, from: open)
    else { return nil }
    return decoded(bytes[(open + 1)..<close])
  }

  /// The index at which `text` begins, from `start` on.
  private static func index(of text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    var rest = bytes[start...]
    while let index = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[index...]
      if rest.holds(text) { return index }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// A text whose entities are decoded; an unknown one stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      // The longest entity here is `&#x10FFFF;`.
      guard byte == UInt8(ascii: "&"),
        let end = bytes[index...].prefix(10).firstIndex(of: UInt8(ascii: ";")),
        let character = character(String(decoding: bytes[index..<end], as: UTF8.self))
      else {
        text.append(byte)
        continue
      }
      text += Array(String(character).utf8)
      index = end + 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func character(_ entity: String) -> Unicode.Scalar? {
    switch entity {
    case "quot": return "\""
    case "apos": return "'"
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    default:
      guard entity.hasPrefix("#") else { return nil }
      let isHexadecimal = entity.hasPrefix("#x") || entity.hasPrefix("#X")
      return UInt32(entity.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        .flatMap(Unicode.Scalar.init)
    }
  }
}
