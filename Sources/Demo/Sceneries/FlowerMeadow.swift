/// High grass with small flowers before the edge of a wood.
enum FlowerMeadow {
  private static let grasses: [[UInt32]] = [
    [0xA9BC62, 0x7AA047, 0x47752F], [0xBDB96A, 0x8C9C48, 0x55702F],
    [0x93B978, 0x63994F, 0x366B38],
  ]

  /// Paints it.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let sky = dice.pick(Sky.all)
    let horizon = dice.number(0.34...0.42)
    let sun = sky.paint(
      on: &canvas, horizon: horizon, clouded: dice.number(0.38...0.5), noise, &dice)
    let wood = Ink(0x3F6B4A).lit(sky.land).mixed(with: Ink(sky.air), 0.42)
    canvas.paint(Box(left: 0, top: horizon - 0.14, right: 1, bottom: horizon + 0.05)) { p in
      let crowns = noise.layered(p.x * 14, 5, layers: 3)
      let top = horizon - 0.03 - 0.09 * crowns * noise(p.x * 3, 9)
      let leaves = noise.layered(p.x * 40, p.y * 40, layers: 2)
      return wood.lit(0.8 + 0.4 * leaves).covering(Curves.clamped((p.y - top) / 0.006))
    }
    let grass = Gradient(dice.pick(grasses))
    canvas.paint(Box(left: 0, top: horizon, right: 1, bottom: 1)) { p in
      let depth = (p.y - horizon) / (1 - horizon)
      let scale = 1 / (0.25 + depth)
      let blades = noise.layered(p.x * 90 + 3 * Curves.wave(depth * 3), 30 * scale, layers: 3)
      let patches = noise.layered(p.x * 3, depth * 5 + 11, layers: 2)
      let ink = grass(depth).lit(sky.land * (0.66 + 0.5 * blades + 0.3 * (patches - 0.5)))
      return ink.covering(Curves.clamped((p.y - horizon) / 0.01))
    }
    flowers(on: &canvas, horizon, sky, &dice)
    return Stage(
      light: Light(fromLeft: sun.x < 0.5, ambient: 0.48, air: sky.air, haze: 0.05),
      heights: (horizon + 0.26)...0.94, footing: .ground(Ink(0x14280F)))
  }

  /// Dots of pale colours, larger towards the viewer.
  private static func flowers(
    on canvas: inout Canvas, _ horizon: Float, _ sky: Sky, _ dice: inout Dice
  ) {
    for _ in 0..<90 {
      let depth = dice.unit()
      let center = Point(dice.number(0...1), horizon + (1 - horizon) * (0.06 + 0.94 * depth))
      let size = 0.0022 + 0.0055 * depth
      let ink = Ink(dice.pick([0xFFFFFF, 0xFFFFFF, 0xFFF3B8, 0xE9DCFA])).lit(sky.land)
      canvas.paint(.around(center, 2 * size, 2 * size)) { p in
        let d = Distance.length((p - center) * Point(1, 1.4))
        return ink.lit(1 - 0.25 * d / size).covering(0.9 * Curves.step(size, size * 0.6, d))
      }
    }
  }
}
