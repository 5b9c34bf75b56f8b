internal import CNcurses

/// What one or two cells show: a spacing character with the marks that combine with it.
package struct Glyph: Sendable, Hashable {
  /// Safe to send to a terminal.
  package let text: String
  /// Cells, 1 or 2.
  package let width: Int

  /// More marks than this on one character are dropped; a cell of ncurses holds five scalars.
  static let mostMarks = 4

  /// What stands for scalars that must not reach a terminal, or that it could not show.
  static let replacement = Glyph(text: "\u{FFFD}", width: 1)

  private static let dottedCircle = Glyph(text: "\u{25CC}", width: 1)
}

extension Glyph {
  /// What cells show of `text`: control characters in visible forms, nothing that steers a terminal.
  ///
  /// Terminals disagree on sequences that join several characters into one, so what they agree on is
  /// shown: of a joined emoji the first, of a flag its letters, and no presentation selectors.
  package static func glyphs(of text: some StringProtocol) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    for character in text {
      append(character, to: &glyphs)
    }
    return glyphs
  }

  /// Adds what shows `character`.
  private static func append(_ character: Character, to glyphs: inout [Glyph]) {
    if let ascii = character.utf8.first, character.utf8.count == 1, 0x20..<0x7F ~= ascii {
      glyphs.append(Glyph(text: String(character), width: 1))
      return
    }
    if character == "\r\n" {
      glyphs.append(Glyph(text: " ", width: 1))
      return
    }
    let first = glyphs.count
    var marks = 0
    var isJoined = false
    for scalar in character.unicodeScalars {
      switch ScalarClass(scalar) {
      case .spacing(let width):
        if isJoined, scalar.properties.isEmoji { continue }
        glyphs.append(Glyph(text: String(scalar), width: width))
        marks = 0
      case .mark:
        marks += 1
        guard marks <= mostMarks else { continue }
        // A mark with nothing before it sits on the dotted circle, as in a code chart.
        let base = glyphs.count > first ? glyphs[glyphs.count - 1] : dottedCircle
        let marked = base.text + String(scalar)
        if marked.count > 1 {
          // Half a Hangul syllable: no width of its own, yet it does not combine with this.
          glyphs.append(replacement)
        } else if glyphs.count > first {
          glyphs[glyphs.count - 1] = Glyph(text: marked, width: base.width)
        } else {
          glyphs.append(Glyph(text: marked, width: base.width))
        }
      case .joiner:
        isJoined = true
      case .modifier:
        // It goes with the emoji that it colours, and stands for itself elsewhere.
        let base = glyphs.last?.text.unicodeScalars.first
        guard base?.properties.isEmojiModifierBase != true else { continue }
        glyphs.append(Glyph(text: String(scalar), width: 2))
      case .ignored:
        break
      case .shownAs(let other):
        glyphs.append(Glyph(text: String(other), width: 1))
      case .hostile:
        if glyphs.count == first || glyphs.last != replacement { glyphs.append(replacement) }
      }
    }
  }
}

/// What a scalar is to a terminal.
private enum ScalarClass {
  case spacing(width: Int)
  case mark
  /// U+200D, which makes one emoji of several.
  case joiner
  /// An emoji's skin colour.
  case modifier
  /// No cell, and nothing lost when it is left out.
  case ignored
  case shownAs(Unicode.Scalar)
  /// Steers the terminal, hides or reorders text, or has no known width.
  case hostile

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09...0x0D, 0xA0, 0x2028, 0x2029, 0x202F:
      self = .shownAs(" ")
    case 0...0x1F:
      // The control pictures follow the order of the controls.
      self = .shownAs(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F:
      self = .shownAs("\u{2421}")
    case 0x80...0x9F, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
      0x1D173...0x1D17A, 0xE0000...0xE007F:
      self = .hostile
    case 0x200D:
      self = .joiner
    case 0xAD, 0x200C, 0x20E3, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      self = .ignored
    case 0x1F1E6...0x1F1FF:
      self = .shownAs(Unicode.Scalar(0x41 + scalar.value - 0x1F1E6) ?? "\u{FFFD}")
    case 0x1F3FB...0x1F3FF:
      self = .modifier
    default:
      switch cn_width(scalar.value) {
      case 0: self = .mark
      case 1: self = .spacing(width: 1)
      case 2: self = .spacing(width: 2)
      default: self = .hostile
      }
    }
  }
}
