/// A wooden table before a wall on which light from a window falls.
enum TableTop {
  private static let walls: [[UInt32]] = [
    [0x8C6F52, 0xC9A67C, 0xB58D62], [0x4D6159, 0x8DA18F, 0x73877A],
    [0x46566E, 0x8C9DB3, 0x6E7F97], [0x6E4A3E, 0xB98774, 0x9A6A59],
    [0x59536A, 0xA39BB0, 0x857D95], [0x3A3531, 0x74685C, 0x5A5048],
  ]
  private static let woods: [UInt32] = [0x8A5A34, 0xA06E42, 0x6B4429, 0xB08355]

  /// Paints it.
  static func paint(on canvas: inout Canvas, _ dice: inout Dice) -> Stage {
    let noise = Noise(&dice)
    let wall = Gradient(dice.pick(walls))
    let isLeft = dice.happens(50)
    let edge = dice.number(0.5...0.58)
    let panes = Point(dice.number(0.3...0.6), dice.number(0.06...0.14))
    canvas.paint(Box(left: 0, top: 0, right: 1, bottom: edge + 0.01)) { p in
      let x = isLeft ? p.x : 1 - p.x
      var ink = wall(0.25 + 0.75 * (1 - x) * (0.55 + 0.45 * p.y))
      // Light through a window with a cross, slanted and soft.
      let q = Point(x - panes.x + 0.35 * (p.y - panes.y), p.y - panes.y)
      let bars =
        Curves.step(0.005, 0.02, abs(q.x - 0.14)) * Curves.step(0.005, 0.02, abs(q.y - 0.17))
      let inside =
        Curves.step(-0.012, 0.012, q.x) * Curves.step(0.292, 0.268, q.x)
        * Curves.step(-0.012, 0.012, q.y) * Curves.step(0.362, 0.338, q.y)
      ink = ink.mixed(with: Ink(0xFFF3D2), 0.34 * bars * inside)
      let plaster = noise.layered(p.x * 9, p.y * 9, layers: 4)
      return ink.lit(0.88 + 0.24 * plaster).covering(1)
    }
    let wood = Ink(dice.pick(woods))
    let tones = (0..<12).map { _ in dice.number(0.86...1.1) }
    canvas.paint(Box(left: 0, top: edge, right: 1, bottom: 1)) { p in
      let depth = (p.y - edge) / (1 - edge)
      let spread = 0.62 + 0.62 * depth
      let x = (p.x - 0.5) / spread + 0.5
      let board = x * 5 + 3
      let place = board - Float(Int(board))
      let grain = noise.layered(x * 42, depth * 3.2 + Float(Int(board)) * 7, layers: 3)
      let seam = Curves.step(0, 0.035, min(place, 1 - place))
      let light = (0.8 + 0.34 * depth) * (1.06 - 0.22 * (isLeft ? p.x : 1 - p.x))
      let tone = tones[Int(board) % tones.count] * (0.74 + 0.5 * grain) * (0.62 + 0.38 * seam)
      let ink = wood.lit(tone * light).mixed(
        with: Ink(0xFFE9C4), 0.13 * Curves.step(0.03, 0, depth))
      return ink.covering(Curves.clamped((p.y - edge) / 0.004))
    }
    return Stage(
      light: Light(fromLeft: isLeft, ambient: 0.42, air: 0xB08A60, haze: 0.04),
      heights: (edge + 0.13)...0.93, footing: .ground(Ink(0x1A0F08)))
  }
}
