/// Hills one behind another under a wide sky.
enum RollingHills {
  private static let greens: [UInt32] = [0x4F8F4A, 0x6A9E44, 0x87A84A, 0x5B8A3C]

  /// Paints them.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let sky = dice.pick(Sky.all)
    let sun = sky.paint(on: &canvas, horizon: 0.8, clouded: dice.number(0.38...0.52), noise, &dice)
    let green = Ink(dice.pick(greens))
    for layer in 0..<4 {
      let near = Float(layer) / 3
      let base = 0.7 + 0.085 * Float(layer)
      let shift = dice.number(0...50)
      let stretch = 1.6 + 0.8 * near
      let ink = green.lit(sky.land * (1.08 - 0.32 * near)).mixed(
        with: Ink(sky.air), 0.72 * (1 - near))
      canvas.paint(Box(left: 0, top: base - 0.12, right: 1, bottom: 1)) { p in
        let rise = noise.layered(p.x * stretch + shift, shift, layers: 3) - 0.5
        let ridge = base - 0.17 * rise
        let below = p.y - ridge
        // Rows of a field, following the slope.
        let rows = Curves.wave((below * (34 - 16 * near)) + p.x * 3 * (rise + 0.3))
        let grass = noise.layered(p.x * 36, p.y * 60, layers: 2)
        let sunny = 1 + 0.12 * Curves.step(0.1, 0, below)
        let tone = (0.92 + 0.05 * rows * near + 0.2 * (grass - 0.5)) * sunny
        return ink.lit(tone).covering(Curves.clamped(below / 0.004))
      }
      if layer < 3 { trees(on: &canvas, base, near, ink, &dice) }
    }
    return Stage(
      light: Light(fromLeft: sun.x < 0.5, ambient: 0.5, air: sky.air, haze: 0.08),
      heights: 0.2...0.6, footing: .air(sky.glow.covering(0.1)))
  }

  /// Copses here and there.
  private static func trees(
    on canvas: inout Canvas, _ base: Float, _ near: Float, _ ink: Ink, _ dice: inout Dice
  ) {
    for _ in 0..<dice.below(7) + 2 {
      let size = (0.008 + 0.012 * near) * dice.number(0.7...1.3)
      let center = Point(dice.number(0...1), base + dice.number(0.02...0.06))
      canvas.paint(.around(center, 2 * size, 2 * size)) { p in
        let d = Distance.ellipse(p, center, Point(size, size * 1.25))
        return ink.lit(0.72 - 6 * (p.y - center.y)).covering(Curves.step(0.002, -0.002, d))
      }
    }
  }
}
