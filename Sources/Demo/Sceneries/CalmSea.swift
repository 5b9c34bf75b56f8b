/// The sea on a day with little wind.
enum CalmSea {
  private static let waters: [[UInt32]] = [
    [0x7FB3C4, 0x2F7C9E, 0x14506F], [0x93B7B5, 0x3B8A8C, 0x1B5960],
  ]

  /// Paints it.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let sky = dice.pick(Sky.all)
    let horizon = dice.number(0.42...0.5)
    let sun = sky.paint(
      on: &canvas, horizon: horizon, clouded: dice.number(0.4...0.55), noise, &dice)
    coast(on: &canvas, horizon, sky, noise, &dice)
    let water = Gradient(dice.pick(waters))
    canvas.paint(Box(left: 0, top: horizon, right: 1, bottom: 1)) { p in
      let depth = (p.y - horizon) / (1 - horizon)
      let perspective = 1 / (0.12 + depth)
      let swell = noise.layered(p.x * 5 * perspective * 0.6 + 8, perspective * 16, layers: 3)
      var ink = water(depth).lit(0.55 + 0.45 * sky.land)
      ink = ink.mixed(with: sky.gradient(1 - depth), 0.42 * (1 - depth))
      ink = ink.lit(0.8 + 0.4 * swell)
      let way = abs(p.x - sun.x) / (0.05 + 0.16 * depth)
      let glints = Curves.step(0.5, 0.72, swell) * Curves.step(1.3, 0, way)
      ink = ink.mixed(with: sky.glow, 0.78 * glints)
      return ink.covering(Curves.clamped((p.y - horizon) / 0.003))
    }
    return Stage(
      light: Light(fromLeft: sun.x < 0.5, ambient: 0.5, air: sky.air, haze: 0.06),
      heights: (horizon + 0.2)...0.93, footing: .water)
  }

  /// A far coast on one side.
  private static func coast(
    on canvas: inout Canvas, _ horizon: Float, _ sky: Sky, _ noise: Noise, _ dice: inout Dice
  ) {
    let isLeft = dice.happens(50)
    let reach = dice.number(0.3...0.8)
    let ink = Ink(0x4A6672).lit(sky.land).mixed(with: Ink(sky.air), 0.55)
    canvas.paint(Box(left: 0, top: horizon - 0.1, right: 1, bottom: horizon + 0.01)) { p in
      let x = isLeft ? p.x : 1 - p.x
      let height = 0.085 * Curves.step(reach, 0, x) * noise.layered(p.x * 7, 3, layers: 4)
      return ink.covering(Curves.clamped((p.y - horizon + height) / 0.004))
    }
  }
}
