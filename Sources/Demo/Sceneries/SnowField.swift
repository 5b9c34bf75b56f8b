/// Snow under a winter sky, with firs and falling flakes.
enum SnowField {
  private static let skies: [[UInt32]] = [
    [0x8FA6C0, 0xC3D0DD, 0xE9EBEE], [0x6F86B5, 0xC7B6CE, 0xF6D9CC], [0x9DB3BD, 0xCAD6DA, 0xEEF0EE],
  ]

  /// Paints it.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let sky = Gradient(dice.pick(skies))
    let horizon = dice.number(0.38...0.46)
    let isLeft = dice.happens(50)
    canvas.paint(Box(left: 0, top: 0, right: 1, bottom: horizon + 0.05)) { p in
      let cloud = noise.layered(p.x * 3, p.y * 7, layers: 4)
      return sky(p.y / horizon).lit(0.93 + 0.14 * cloud).covering(1)
    }
    firs(on: &canvas, horizon, sky, &dice)
    let (white, blue) = (Ink(0xF7F8FB), Ink(0xA9BBD8))
    for layer in 0..<3 {
      let base = horizon + 0.14 * Float(layer)
      let shift = dice.number(0...50)
      canvas.paint(Box(left: 0, top: base - 0.06, right: 1, bottom: 1)) { p in
        let drift = noise.layered(p.x * 2.2 + shift, shift, layers: 2) - 0.5
        let below = p.y - base + 0.1 * drift
        let slope = noise.layered((isLeft ? p.x : 1 - p.x) * 2.2 + shift + 0.12, shift, layers: 2)
        let shade = Curves.clamped(0.32 + 2.2 * (slope - 0.5 - drift) + 1.4 * below)
        let crystals = noise.layered(p.x * 80, p.y * 80, layers: 2)
        let ink = white.mixed(with: blue, 0.75 * Curves.clamped(0.75 - shade))
        return ink.lit(0.95 + 0.09 * crystals).covering(Curves.clamped(below / 0.005))
      }
    }
    for _ in 0..<70 {
      let center = Point(dice.number(0...1), dice.number(0...1))
      let size = dice.number(0.002...0.006)
      canvas.paint(.around(center, size, size)) { p in
        Ink(0xFFFFFF).covering(0.8 * Curves.step(size, 0, Distance.length(p - center)))
      }
    }
    return Stage(
      light: Light(fromLeft: isLeft, ambient: 0.55, air: 0xD5DFEA, haze: 0.06),
      heights: (horizon + 0.24)...0.94, footing: .ground(Ink(0x3B4F78)))
  }

  /// A row of firs with snow on them, far away.
  private static func firs(
    on canvas: inout Canvas, _ horizon: Float, _ sky: Gradient, _ dice: inout Dice
  ) {
    for _ in 0..<22 {
      let x = dice.number(-0.02...1.02)
      let height = dice.number(0.07...0.2)
      let foot = horizon + 0.03
      let ink = Ink(0x3C5560).mixed(with: sky.inks[1], dice.number(0.25...0.6))
      canvas.paint(Box(left: x - 0.07, top: foot - height, right: x + 0.07, bottom: foot)) { p in
        let down = max((p.y - foot + height) / height, 0)
        let step = down * 6 - Float(Int(down * 6))
        let width = height * 0.24 * (down * 0.85 + 0.35 * step * down)
        let snow = Curves.step(0.42, 0.1, step)
        return ink.mixed(with: Ink(0xF4F7FB), 0.62 * snow).covering(
          Curves.clamped((width - abs(p.x - x)) / 0.004))
      }
    }
  }
}
