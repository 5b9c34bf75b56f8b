/// Where a picture's subjects are.
package enum Scenery: String, Sendable, CaseIterable {
  case table, hills, sea, night, meadow, water, snow

  /// What a prompt calls it.
  package var words: String {
    switch self {
    case .table: "on a wooden table"
    case .hills: "over rolling hills"
    case .sea: "on a calm sea"
    case .night: "in a starry night"
    case .meadow: "in a flower meadow"
    case .water: "under water"
    case .snow: "in the snow"
    }
  }

  /// Paints it, and says how subjects are to be put into it.
  func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    switch self {
    case .table: TableTop.paint(on: &canvas, &dice)
    case .hills: RollingHills.paint(on: &canvas, &dice)
    case .sea: CalmSea.paint(on: &canvas, &dice)
    case .night: StarryNight.paint(on: &canvas, &dice)
    case .meadow: FlowerMeadow.paint(on: &canvas, &dice)
    case .water: UnderWater.paint(on: &canvas, &dice)
    case .snow: SnowField.paint(on: &canvas, &dice)
    }
  }
}
