/// Bytes from a terminal → keys and answers.
///
/// A value: no clock, no descriptors.
///
/// Not left to ncurses, whose decoder would take a late answer for keys: an answer that comes after the
/// wait for it is over must not accept or reject a picture.
struct InputDecoder: Sendable {
  private var bytes: ArraySlice<UInt8> = []
  /// What was pasted so far, while the end of a paste has not come.
  private var pasted: [UInt8]?

  /// What is pasted beyond this is dropped.
  private static let longestPaste = 1 << 20
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// What the bytes say.
  enum Input: Sendable, Hashable {
    case key(Key)
    case answer(TerminalAnswer)
  }

  /// Takes what was read.
  mutating func feed(_ more: some Sequence<UInt8>) {
    bytes = ArraySlice(Array(bytes) + Array(more))
  }

  /// Whether an Escape may be waiting for its sequence: if nothing comes soon, `flush()`.
  var holdsEscape: Bool {
    pasted == nil && bytes.first == 0x1B && bytes.count <= 2
  }

  /// The next key or answer, `nil` when there is none or only a part of one.
  mutating func next() -> Input? {
    if pasted != nil { return paste() }
    while let first = bytes.first {
      switch first {
      case 0x1B:
        switch escapeSequence() {
        case .input(let input): return input
        case .skipped: continue
        case .partial: return nil
        }
      case 0..<0x20, 0x7F:
        bytes.removeFirst()
        return .key(Key(control: first))
      default:
        switch character() {
        case .input(let input): return input
        case .skipped: continue
        case .partial: return nil
        }
      }
    }
    return nil
  }

  /// The Escape key, where an Escape has waited long enough for the rest of a sequence.
  mutating func flush() -> Input? {
    guard holdsEscape else { return nil }
    bytes.removeFirst()
    return .key(.escape)
  }

  /// What is pasted, once its end is there: nothing of it is a key.
  private mutating func paste() -> Input? {
    guard var text = pasted else { return nil }
    let end = bytes.firstRange(of: Self.pasteEnd)
    // The end may have come in part.
    let taken = end?.lowerBound ?? max(bytes.startIndex, bytes.endIndex - Self.pasteEnd.count + 1)
    text += bytes[..<taken].prefix(Self.longestPaste - text.count)
    bytes = bytes[(end?.upperBound ?? taken)...]
    guard end != nil else {
      pasted = text
      return nil
    }
    pasted = nil
    return .key(.paste(String(decoding: text, as: UTF8.self)))
  }

  private enum Step {
    case input(Input)
    case skipped
    case partial
  }

  /// Reads what starts with ESC.
  private mutating func escapeSequence() -> Step {
    guard let second = bytes.dropFirst().first else { return .partial }
    switch second {
    case 0x5B:
      return controlSequence()
    case 0x4F:
      guard let third = bytes.dropFirst(2).first else { return .partial }
      bytes.removeFirst(3)
      return Key(shiftedThree: third).map { .input(.key($0)) } ?? .skipped
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      return controlString()
    default:
      // Escape, then another key; or Alt with it.
      bytes.removeFirst()
      return .input(.key(.escape))
    }
  }

  private mutating func controlSequence() -> Step {
    // The Linux console's F1 to F5: ESC [ [ A to E.
    if bytes.dropFirst(2).first == 0x5B {
      guard let letter = bytes.dropFirst(3).first else { return .partial }
      bytes.removeFirst(4)
      guard 0x41...0x45 ~= letter else { return .skipped }
      return .input(.key(.function(Int(letter) - 0x40)))
    }
    // The mouse in its older form, from a terminal that does not know the newer one.
    if bytes.dropFirst(2).first == 0x4D {
      guard bytes.count >= 6 else { return .partial }
      let report = bytes.prefix(6).dropFirst(3)
      bytes.removeFirst(6)
      return MouseEvent(bytes: report).map { .input(.key(.mouse($0))) } ?? .skipped
    }
    switch ControlSequence.parse(bytes) {
    case .partial:
      return .partial
    case .broken(let length):
      bytes.removeFirst(length)
      return .skipped
    case .whole(let sequence, let length):
      bytes.removeFirst(length)
      if let answer = TerminalAnswer(sequence) { return .input(.answer(answer)) }
      if let event = MouseEvent(sequence) { return .input(.key(.mouse(event))) }
      if sequence.final == "~", sequence.prefix == nil, sequence.numbers == [200] {
        pasted = []
        return paste().map { .input($0) } ?? .partial
      }
      return Key(sequence).map { .input(.key($0)) } ?? .skipped
    }
  }

  /// Reads a string that the terminal sent: an answer, or nothing that was asked for.
  private mutating func controlString() -> Step {
    let kind = bytes.dropFirst().first
    let content = bytes.dropFirst(2)
    let step = { (end: Int) -> Step in
      let answer =
        switch kind {
        case 0x5D: TerminalAnswer(command: content[..<end])
        case 0x5F: TerminalAnswer(application: content[..<end])
        default: nil as TerminalAnswer?
        }
      return answer.map { .input(.answer($0)) } ?? .skipped
    }
    if let end = content.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) {
      if content[end] == 0x07 {
        bytes = bytes[(end + 1)...]
        return step(end)
      }
      // An Escape may be the first half of the string's end, whose second has not come yet.
      guard end + 1 < content.endIndex else { return .partial }
      bytes = bytes[(content[end + 1] == 0x5C ? end + 2 : end)...]
      return step(end)
    }
    if content.count > 4096 {
      bytes = []
      return .skipped
    }
    return .partial
  }

  /// Reads one character in UTF-8.
  private mutating func character() -> Step {
    guard let first = bytes.first else { return .partial }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let continues = bytes.dropFirst().prefix(length - 1).prefix { 0x80...0xBF ~= $0 }.count
    if continues < length - 1, continues + 1 == bytes.count { return .partial }
    let whole = bytes.prefix(continues + 1)
    bytes.removeFirst(continues + 1)
    guard let text = String(validating: whole, as: UTF8.self),
      let scalar = text.unicodeScalars.first,
      !(0x80...0x9F ~= scalar.value)
    else { return .skipped }
    return .input(.key(.character(Character(scalar))))
  }
}
