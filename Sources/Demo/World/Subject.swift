/// What a picture shows one or more of.
package enum Subject: String, Sendable, CaseIterable {
  case apple, pear, cup, balloon, boat, fish, tulip, mushroom, star, house

  /// The word for several.
  var plural: String { self == .fish ? rawValue : rawValue + "s" }

  /// Paints one in a frame, lit by a light.
  func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    switch self {
    case .apple: Fruit.apple(on: &canvas, in: frame, ink, light)
    case .pear: Fruit.pear(on: &canvas, in: frame, ink, light)
    case .cup: Cup.paint(on: &canvas, in: frame, ink, light)
    case .balloon: Balloon.paint(on: &canvas, in: frame, ink, light)
    case .boat: Boat.paint(on: &canvas, in: frame, ink, light)
    case .fish: Fish.paint(on: &canvas, in: frame, ink, light)
    case .tulip: Tulip.paint(on: &canvas, in: frame, ink, light)
    case .mushroom: Mushroom.paint(on: &canvas, in: frame, ink, light)
    case .star: Star.paint(on: &canvas, in: frame, ink, light)
    case .house: House.paint(on: &canvas, in: frame, ink, light)
    }
  }
}
