internal import Foundation

/// Cleans a prompt the way CLIP's tokenizer does: ftfy's `fix_text` with its default settings, then
/// HTML's references resolved twice.
///
/// Of ftfy, what it does to text that was decoded rightly is here; it also guesses what text was
/// that was decoded in a wrong encoding ("Ã©" for "é"), which prompts hardly have.
enum PromptCleaning {
  /// How often ftfy's steps are repeated; it goes on until nothing changes, which text made for it
  /// can put off for as long as the text is.
  private static let rounds = 4

  /// The prompt as CLIP splits it, in the case it was written in.
  static func cleaned(_ text: String) -> [Unicode.Scalar] {
    var scalars = Array(text.unicodeScalars)
    if scalars.allSatisfy({ $0.isPlain }) { return scalars }
    // From the first line with a "<" on, text is taken for HTML, whose references ftfy leaves.
    let bracket = scalars.firstIndex(of: "<") ?? scalars.endIndex
    let lineFeed = scalars[..<bracket].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let border = bracket == scalars.endIndex ? bracket : lineFeed
    scalars =
      repaired(scalars[..<border], resolvingReferences: true)
      + repaired(scalars[border...], resolvingReferences: false)
    for _ in 0..<2 where scalars.contains("&") {
      scalars = HTMLReferences.resolved(scalars, onlyUnambiguous: false)
    }
    return scalars
  }

  /// The text after ftfy's steps, repeated while they change something.
  private static func repaired(
    _ text: ArraySlice<Unicode.Scalar>, resolvingReferences: Bool
  ) -> [Unicode.Scalar] {
    var text = Array(text)
    for _ in 0..<rounds {
      var next = text
      if resolvingReferences, text.contains("&") {
        next = HTMLReferences.resolved(next, onlyUnambiguous: true)
      }
      next = replaced(next).composed()
      if next == text { break }
      text = next
    }
    return text
  }

  /// The text with typographic variants replaced by the plain characters, and without terminal
  /// escapes and control characters.
  private static func replaced(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let scalar = text[position]
      if scalar == "\u{1B}" {
        position += escapeLength(text[position...])
        continue
      }
      position += 1
      if scalar.isUnwantedControl { continue }
      if let plain = scalar.plainVariant {
        result += plain.unicodeScalars
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// The length of the terminal escape that a text begins with: a colour, or the ESC alone.
  private static func escapeLength(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    guard text.dropFirst().first == "[" else { return 1 }
    let parameters = text.dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }.count
    guard let last = text.dropFirst(2 + parameters).first, last.isASCII,
      last.properties.isAlphabetic
    else { return 1 }
    return 3 + parameters
  }
}

extension Unicode.Scalar {
  /// Whether cleaning leaves the character as it is, whatever stands beside it.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x26: false
    case 0x20..<0x7F, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// Whether the character is a control that ftfy removes.
  fileprivate var isUnwantedControl: Bool {
    switch value {
    case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFC: true
    default: false
    }
  }

  /// The plain characters that ftfy puts for a typographic variant, or `nil` for other characters.
  fileprivate var plainVariant: String? {
    switch value {
    case 0..<0x80: nil
    case 0x80...0x9F:
      Windows1252.character(forC1: self).plainVariant
        ?? String(Windows1252.character(forC1: self))
    case 0x02BC, 0x2018...0x201B: "'"
    case 0x201C...0x201F: "\""
    case 0x3000: " "
    // Full-width and half-width forms.
    case 0xFF01..<0xFFF0: String(self).precomposedStringWithCompatibilityMapping
    // Latin ligatures and digraphs; the quote in ŉ becomes a plain one.
    case 0x0149: "'n"
    case 0x0132: "IJ"
    case 0x0133: "ij"
    case 0x01C4: "DŽ"
    case 0x01C5: "Dž"
    case 0x01C6: "dž"
    case 0x01C7: "LJ"
    case 0x01C8: "Lj"
    case 0x01C9: "lj"
    case 0x01CA: "NJ"
    case 0x01CB: "Nj"
    case 0x01CC: "nj"
    case 0x01F1: "DZ"
    case 0x01F2: "Dz"
    case 0x01F3: "dz"
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05: "ſt"
    case 0xFB06: "st"
    default: nil
    }
  }
}
