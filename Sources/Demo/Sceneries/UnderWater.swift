/// Below the surface, with rays of light, weeds and a sandy ground.
enum UnderWater {
  private static let waters: [[UInt32]] = [
    [0x8FE0DE, 0x2F9FB5, 0x0E4A72], [0x9ADBE8, 0x3C86C0, 0x142F6B],
    [0xA6E6C8, 0x35A08F, 0x0E5058],
  ]

  /// Paints it.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let water = Gradient(dice.pick(waters))
    let isLeft = dice.happens(50)
    let lean: Float = isLeft ? 0.35 : -0.35
    let shift = dice.number(0...50)
    canvas.paint { p in
      let rays = noise.layered((p.x - lean * p.y) * 9 + shift, 2 + p.y * 0.3, layers: 2)
      let murk = noise.layered(p.x * 4, p.y * 4 + 30, layers: 3)
      let shine = Curves.step(0.45, 0.8, rays) * Curves.step(0.95, 0, p.y)
      let ink = water(p.y * 0.95 + 0.1 * (murk - 0.5))
      return ink.mixed(with: Ink(0xE8FFF4), 0.34 * shine).covering(1)
    }
    let sand = Ink(0xC9B98A).mixed(with: water.inks[1], 0.48)
    canvas.paint(Box(left: 0, top: 0.78, right: 1, bottom: 1)) { p in
      let top = 0.9 - 0.08 * noise.layered(p.x * 2 + shift, 8, layers: 2)
      let web = abs(noise(p.x * 16, p.y * 34) - noise(p.x * 16 + 31, p.y * 34 + 7))
      let caustic = Curves.step(0.12, 0, web)
      let ink = sand.lit(
        0.72 + 0.4 * caustic + 0.2 * (noise.layered(p.x * 50, p.y * 50, layers: 2) - 0.5))
      return ink.covering(Curves.step(-0.01, 0.02, p.y - top))
    }
    weeds(on: &canvas, water.inks[2], &dice)
    for _ in 0..<14 {
      let center = Point(dice.number(0...1), dice.number(0.05...0.85))
      let size = dice.number(0.004...0.011)
      canvas.paint(.around(center, 2 * size, 2 * size)) { p in
        let d = abs(Distance.length(p - center) - size * 0.8)
        return Ink(0xEFFFFC).covering(0.55 * Curves.step(size * 0.4, 0, d))
      }
    }
    return Stage(
      light: Light(fromLeft: isLeft, ambient: 0.55, air: 0x2F8FA8, haze: 0.12),
      heights: 0.18...0.74, footing: .air(Ink(0xE8FFF4).covering(0.1)))
  }

  /// Blades that sway, dark at the edges of the picture.
  private static func weeds(on canvas: inout Canvas, _ deep: Ink, _ dice: inout Dice) {
    let ink = Ink(0x1E5A44).mixed(with: deep, 0.4)
    for _ in 0..<12 {
      let isLeft = dice.happens(50)
      let foot = isLeft ? dice.number(0...0.25) : dice.number(0.75...1)
      let height = dice.number(0.12...0.36)
      let sway = dice.number(0.01...0.025)
      let phase = dice.unit()
      let tone = dice.number(0.75...1.25)
      canvas.paint(Box(left: foot - 0.06, top: 0.98 - height, right: foot + 0.06, bottom: 1)) { p in
        let up = (0.98 - p.y) / height
        let middle = foot + sway * Curves.wave(up * 1.3 + phase) * (0.4 + up)
        let width = 0.011 * (1.05 - up)
        return ink.lit(tone * (0.8 + 0.5 * up)).covering(
          Curves.clamped((width - abs(p.x - middle)) / 0.004))
      }
    }
  }
}
