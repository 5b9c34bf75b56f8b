/// The colour of a picture's subjects.
package enum Hue: String, Sendable, CaseIterable {
  case red, orange, yellow, green, blue, purple, pink

  /// What it is painted with, a little different each time.
  func ink(_ dice: inout Dice) -> Ink {
    let base: Ink =
      switch self {
      case .red: Ink(0xCF2027)
      case .orange: Ink(0xF0801A)
      case .yellow: Ink(0xF6CF2E)
      case .green: Ink(0x36A045)
      case .blue: Ink(0x2B62D4)
      case .purple: Ink(0x8238AE)
      case .pink: Ink(0xF58DB8)
      }
    return base.lit(dice.number(0.92...1.06))
  }
}
