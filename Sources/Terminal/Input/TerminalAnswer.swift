/// What a terminal answers when it is asked about itself.
enum TerminalAnswer: Sendable, Hashable {
  /// Device attributes: `CSI ? level ; feature ; … c`. Every terminal answers this one.
  case attributes([Int])
  /// The size of a cell: `CSI 6 ; height ; width t`.
  case cell(PixelSize)
  /// Colour registers for sixel: `CSI ? 1 ; 0 ; count S`.
  case registers(Int)
  /// The largest sixel picture: `CSI ? 2 ; 0 ; width ; height S`.
  case largest(PixelSize)
  /// Whether updates can be bracketed: `CSI ? 2026 ; state $ y`.
  case synchronizedUpdate(state: Int)
  /// Whether the background is a light colour: `OSC 11 ; rgb:RRRR/GGGG/BBBB`.
  case background(isLight: Bool)

  /// Whether it draws pictures of the kitty graphics protocol: `APC G i=31 ; OK`, or an error.
  case kittyGraphics(Bool)

  /// The answer in a control sequence, `nil` where it is none or a refusal.
  init?(_ sequence: ControlSequence) {
    let numbers = sequence.numbers
    switch (sequence.prefix, sequence.intermediates, sequence.final) {
    case ("?", "", "c"):
      self = .attributes(numbers)
    case (nil, "", "t") where numbers.count == 3 && numbers[0] == 6:
      self = .cell(PixelSize(width: numbers[2], height: numbers[1]))
    case ("?", "", "S") where numbers.count == 3 && numbers[0] == 1 && numbers[1] == 0:
      self = .registers(numbers[2])
    case ("?", "", "S") where numbers.count == 4 && numbers[0] == 2 && numbers[1] == 0:
      self = .largest(PixelSize(width: numbers[2], height: numbers[3]))
    case ("?", "$", "y") where numbers.count == 2 && numbers[0] == 2026:
      self = .synchronizedUpdate(state: numbers[1])
    default:
      return nil
    }
  }

  /// The answer in an application program command, `nil` where it is none.
  init?(application: ArraySlice<UInt8>) {
    let text = String(decoding: application.prefix(40), as: UTF8.self)
    guard text.hasPrefix("Gi=31;") else { return nil }
    self = .kittyGraphics(text == "Gi=31;OK")
  }

  /// The answer in what an operating system command says, `nil` where it is none.
  init?(command: ArraySlice<UInt8>) {
    let text = String(decoding: command.prefix(40), as: UTF8.self)
    guard text.hasPrefix("11;rgb:") else { return nil }
    // One to four digits a colour, which is that share of the most that so many can say.
    let shares = text.dropFirst(7).split(separator: "/").compactMap { digits in
      Int(digits, radix: 16).map { Double($0) / Double((1 << (4 * min(digits.count, 4))) - 1) }
    }
    guard shares.count == 3 else { return nil }
    // Luma after ITU-R BT.709.
    self = .background(
      isLight: 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2] > 0.5)
  }
}
