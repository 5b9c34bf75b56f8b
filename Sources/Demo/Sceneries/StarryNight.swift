/// A night full of stars over a dark ridge with firs.
enum StarryNight {
  private static let skies: [[UInt32]] = [
    [0x070A1E, 0x16204A, 0x3A4A86], [0x0A0820, 0x2A1B4E, 0x5A3C78],
    [0x04121C, 0x0E3044, 0x2C6070],
  ]

  /// Paints it.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let sky = Gradient(dice.pick(skies))
    let slope = dice.number(-0.7...0.7)
    let height = dice.number(0.25...0.5)
    canvas.paint { p in
      let band = p.y - height - slope * (p.x - 0.5)
      let dust = noise.layered(p.x * 6 + 3, p.y * 6, layers: 4)
      let milk = Curves.step(0.22, 0, abs(band + 0.25 * (dust - 0.5)))
      let ink = sky(p.y * 1.1).mixed(with: Ink(0xB9B4E6), 0.34 * milk * dust)
      let dark = Curves.step(0.5, 0.75, dust) * Curves.step(0.09, 0, abs(band))
      return ink.lit(1 - 0.35 * dark).covering(1)
    }
    for _ in 0..<150 {
      let center = Point(dice.number(0...1), dice.number(0...0.86))
      let size = dice.number(0.0012...0.0026)
      let ink = Ink(dice.pick([0xFFFFFF, 0xDDE6FF, 0xFFEFD2])).covering(1)
      let bright = dice.number(0.25...0.9)
      canvas.paint(.around(center, 3 * size, 3 * size)) { p in
        ink.covering(bright * Curves.step(2.2 * size, 0, Distance.length(p - center)))
      }
    }
    ridge(on: &canvas, noise, &dice)
    return Stage(
      light: Light(fromLeft: dice.happens(50), ambient: 0.62, air: 0x1C2550, haze: 0.07),
      heights: 0.2...0.64, footing: .air(Ink(0xFFE9B0).covering(0.3)))
  }

  /// Firs on a ridge, black against the sky.
  private static func ridge(on canvas: inout Canvas, _ noise: Noise, _ dice: inout Dice) {
    let ink = Ink(0x050910)
    let shift = dice.number(0...50)
    canvas.paint(Box(left: 0, top: 0.78, right: 1, bottom: 1)) { p in
      let top = 0.94 - 0.1 * noise.layered(p.x * 2.5 + shift, 1, layers: 3)
      return ink.covering(Curves.clamped((p.y - top) / 0.004))
    }
    for _ in 0..<16 {
      let x = dice.number(0...1)
      let height = dice.number(0.05...0.12)
      let foot = 0.95 - 0.1 * noise.layered(x * 2.5 + shift, 1, layers: 3)
      canvas.paint(Box(left: x - 0.05, top: foot - height, right: x + 0.05, bottom: foot + 0.02)) {
        p in
        let down = (p.y - foot + height) / height
        let step = down * 6 - Float(Int(max(down, 0) * 6))
        let width = height * 0.26 * (down * 0.85 + 0.3 * step * down)
        return ink.covering(Curves.clamped((width - abs(p.x - x)) / 0.004))
      }
    }
  }
}
