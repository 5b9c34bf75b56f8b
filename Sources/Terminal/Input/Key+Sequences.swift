extension Key {
  /// The key that sends one control byte: 0 to 31 or 127.
  init(control byte: UInt8) {
    switch byte {
    case 0x00: self = .control(" ")
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    default: self = .control(Character(Unicode.Scalar(byte &+ 0x40)))
    }
  }

  /// The key that sends `ESC O` and this byte: arrows and function keys in application mode.
  init?(shiftedThree byte: UInt8) {
    if byte == 0x4D {
      self = .enter
    } else {
      self.init(letter: Character(Unicode.Scalar(byte)))
    }
  }

  /// The key that sends a control sequence; what was held with it does not matter.
  init?(_ sequence: ControlSequence) {
    guard sequence.prefix == nil, sequence.intermediates.isEmpty else { return nil }
    switch sequence.final {
    case "~":
      self.init(number: sequence.numbers.first ?? 0)
    case "u":
      self.init(code: sequence.numbers.first ?? 0)
    case "Z":
      self = .backTab
    default:
      self.init(letter: sequence.final)
    }
  }

  private init?(letter: Character) {
    switch letter {
    case "A": self = .up
    case "B": self = .down
    case "C": self = .right
    case "D": self = .left
    case "F": self = .end
    case "H": self = .home
    case "P": self = .function(1)
    case "Q": self = .function(2)
    case "R": self = .function(3)
    case "S": self = .function(4)
    default: return nil
    }
  }

  /// The editing and function keys of the VT220, and rxvt's Home and End.
  private init?(number: Int) {
    switch number {
    case 1, 7: self = .home
    case 4, 8: self = .end
    case 3: self = .delete
    case 5: self = .pageUp
    case 6: self = .pageDown
    case 11...15: self = .function(number - 10)
    case 17...21: self = .function(number - 11)
    case 23...26: self = .function(number - 12)
    case 28, 29: self = .function(number - 13)
    case 31...34: self = .function(number - 14)
    default: return nil
    }
  }

  /// A key by its character's code, as terminals send it that report every key so.
  private init?(code: Int) {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    if code < 0x20 || code == 0x7F {
      self.init(control: UInt8(code))
    } else if 0x80...0x9F ~= code || 0xE000...0xF8FF ~= code {
      return nil
    } else {
      self = .character(Character(scalar))
    }
  }
}
