/// A control sequence that a terminal sent: `CSI`, parameters, intermediates, final byte.
struct ControlSequence: Sendable, Hashable {
  /// `?`, `>`, `<` or `=` before the parameters.
  var prefix: Character?
  /// The parameters; 0 for one left out, at most 9,999,999.
  var numbers: [Int] = []
  var intermediates = ""
  var final: Character

  /// What lies at the start of some bytes.
  enum Parse: Equatable {
    /// A whole sequence and the bytes it takes, `ESC [` with them.
    case whole(ControlSequence, length: Int)
    /// The start of one.
    case partial
    /// No sequence: so many bytes lead nowhere.
    case broken(length: Int)
  }

  /// A sequence longer than this is none.
  private static let longest = 128

  /// Reads the sequence that `bytes`, which start with `ESC [`, start with.
  static func parse(_ bytes: ArraySlice<UInt8>) -> Parse {
    var sequence = ControlSequence(final: "@")
    var number: Int?
    var index = bytes.startIndex + 2
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      let length = index - bytes.startIndex
      if length > longest { return .broken(length: length) }
      let character = Character(Unicode.Scalar(byte))
      switch byte {
      case 0x30...0x39:
        number = min(9_999_999, (number ?? 0) * 10 + Int(byte - 0x30))
      case 0x3A, 0x3B:
        sequence.numbers.append(number ?? 0)
        number = nil
        // A separator means that another parameter follows, if only an empty one.
        if index < bytes.endIndex, !(0x30...0x39 ~= bytes[index]) { number = 0 }
      case 0x3C...0x3F:
        sequence.prefix = character
      case 0x20...0x2F:
        sequence.intermediates.append(character)
      case 0x40...0x7E:
        if let number { sequence.numbers.append(number) }
        sequence.final = character
        return .whole(sequence, length: length)
      default:
        // Not part of any sequence: what follows starts with this byte.
        return .broken(length: length - 1)
      }
    }
    return .partial
  }
}
