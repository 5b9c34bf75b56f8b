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
}
