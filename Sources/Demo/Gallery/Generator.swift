/// One of three imaginary generators, which differ in how often they fail.
package enum Generator: String, Sendable, CaseIterable {
  case good = "salonist-xl"
  case middling = "atelier-v2"
  case poor = "daub-1.5"

  /// How often in a hundred pictures there are no, one, two and three faults.
  private var chances: [Int] {
    switch self {
    case .good: [58, 27, 12, 3]
    case .middling: [32, 36, 22, 10]
    case .poor: [12, 36, 32, 20]
    }
  }

  /// How many faults a picture of its has.
  func faultCount(_ dice: inout Dice) -> Int {
    var roll = dice.below(100)
    for (count, chance) in chances.enumerated() {
      if roll < chance { return count }
      roll -= chance
    }
    return 0
  }
}
