extension MouseEvent {
  /// What a report of the mouse says, as SGR 1006 writes it: `CSI < button ; column ; row M`; `nil`
  /// for releases, other buttons and what else is not acted on.
  init?(_ sequence: ControlSequence) {
    guard sequence.prefix == "<", sequence.intermediates.isEmpty, sequence.final == "M",
      sequence.numbers.count == 3
    else { return nil }
    self.init(
      button: sequence.numbers[0], column: sequence.numbers[1] - 1, row: sequence.numbers[2] - 1)
  }

  /// What a report in the older form says, three bytes each 32 more than what they mean.
  init?(bytes: ArraySlice<UInt8>) {
    let numbers = bytes.map { Int($0) - 32 }
    guard numbers.count == 3 else { return nil }
    self.init(button: numbers[0], column: numbers[1] - 1, row: numbers[2] - 1)
  }

  /// A report in numbers: keys that are held with the button do not matter.
  private init?(button: Int, column: Int, row: Int) {
    guard column >= 0, row >= 0 else { return nil }
    let position = Position(row: row, column: column)
    switch button & ~0b1_1100 {
    case 0: self.init(.click, at: position)
    case 64: self.init(.wheelUp, at: position)
    case 65: self.init(.wheelDown, at: position)
    default: return nil
    }
  }
}
