/// Resolves HTML's character references, such as `&amp;` and `&#233;`.
enum HTMLReferences {
  /// The longest name that Python looks for.
  private static let longestName = 32
  /// The longest reference that ftfy looks for, without the `&`, `#` and `;`.
  private static let longestUnambiguous = 24

  /// The text with each reference replaced by its character.
  ///
  /// With `onlyUnambiguous`, those that end in a semicolon (ftfy's `unescape_html`); else also what
  /// browsers accept without one (HTML 5, as Python's `html.unescape` has it).
  static func resolved(_ text: [Unicode.Scalar], onlyUnambiguous: Bool) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      if text[position] == "&",
        let found = onlyUnambiguous
          ? unambiguous(text[(position + 1)...]) : any(text[(position + 1)...])
      {
        if let character = found.character { result.append(character) }
        position += 1 + found.length
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  /// A reference's character, if it stands for any, and its length after the `&`.
  private typealias Reference = (character: Unicode.Scalar?, length: Int)

  /// The reference that a text begins with, where it ends in a semicolon.
  private static func unambiguous(_ text: ArraySlice<Unicode.Scalar>) -> Reference? {
    if text.first == "#" {
      guard let found = number(text), found.length <= longestUnambiguous + 2,
        text[text.startIndex + found.length - 1] == ";"
      else { return nil }
      return found
    }
    let name = text.prefix(longestUnambiguous).prefix { $0.isASCII && $0 != ";" }
    guard text.dropFirst(name.count).first == ";", let character = HTMLEntities.all[name.text]
    else { return nil }
    return (character, name.count + 1)
  }

  /// The reference that a text begins with, with a semicolon or without.
  private static func any(_ text: ArraySlice<Unicode.Scalar>) -> Reference? {
    if text.first == "#" { return number(text) }
    let name = text.prefix(longestName).prefix { !"\t\n\u{0C} <&#;".unicodeScalars.contains($0) }
    if text.dropFirst(name.count).first == ";", let character = HTMLEntities.all[name.text] {
      return (character, name.count + 1)
    }
    var length = min(name.count, HTMLEntities.longestWithoutSemicolon)
    while length > 1 {
      if let character = HTMLEntities.withoutSemicolon[name.prefix(length).text] {
        return (character, length)
      }
      length -= 1
    }
    return nil
  }

  /// The numeric reference that a text begins with.
  private static func number(_ text: ArraySlice<Unicode.Scalar>) -> Reference? {
    let isHexadecimal = text.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let prefix = isHexadecimal ? 2 : 1
    let digits = text.dropFirst(prefix).prefix {
      $0.isASCII && Character($0).isHexDigit && (isHexadecimal || $0.properties.numericType != nil)
    }
    guard !digits.isEmpty else { return nil }
    // Beyond Unicode's last code point, the value no longer matters.
    let value = digits.reduce(UInt32(0)) {
      let digit = UInt32(Character($1).hexDigitValue ?? 0)
      return min($0, 0x110000) * (isHexadecimal ? 16 : 10) + digit
    }
    let hasSemicolon = text.dropFirst(prefix + digits.count).first == ";"
    return (character(value), prefix + digits.count + (hasSemicolon ? 1 : 0))
  }

  /// The character of a number; none where HTML forbids it.
  private static func character(_ value: UInt32) -> Unicode.Scalar? {
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    switch value {
    case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: return nil
    case 0x80...0x9F: return Windows1252.character(forC1: scalar)
    default: return value & 0xFFFE == 0xFFFE ? nil : scalar
    }
  }
}
