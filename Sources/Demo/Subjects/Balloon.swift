/// A hot-air balloon.
enum Balloon {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let (wicker, rope) = (light.flat(Ink(0x8A5A2E)), light.flat(Ink(0x4A3A2A)))
    frame.paint(on: &canvas, Box(left: -0.4, top: 0.3, right: 0.4, bottom: 0.9)) { q in
      let x = abs(q.x)
      return (Distance.line(Point(x, q.y), Point(0.25, 0.4), Point(0.12, 0.8), 0.022), rope)
    }
    frame.paint(on: &canvas, Box(left: -0.3, top: 0.7, right: 0.3, bottom: 1)) { q in
      let weave = Curves.wave(q.y * 9) * 0.12 + 0.95 - 0.3 * q.x
      return (Distance.box(q, Point(0, 0.86), Point(0.16, 0.12), corner: 0.05), wicker.lit(weave))
    }
    frame.paint(on: &canvas, Box(left: -0.8, top: -1.05, right: 0.8, bottom: 0.62)) { q in
      let bag = Distance.disc(q, Point(0, -0.27), 0.72)
      let mouth = Distance.line(q, Point(0, -0.1), Point(0, 0.5), 0.62, to: 0.16)
      let shape = Curves.smoothMinimum(bag, max(mouth, q.y - 0.52), 0.08)
      // The width at this height, for gores that meet at the top and at the mouth.
      let round = max(0.72 * 0.72 - (q.y + 0.27) * (q.y + 0.27), 0.02).squareRoot()
      let width = q.y < 0.05 ? round : 0.65 - (q.y - 0.05) * 0.95
      let gore = q.x / max(width, 0.1) * 2.5 + 4.5
      // 0 in the middle of a dark gore, 1 in that of a light one; the edges are a little soft.
      let turn = max(gore, 0).truncatingRemainder(dividingBy: 2)
      let lightness = 1 - abs(turn - 1.5 - (turn < 0.5 ? -2 : 0))
      let cloth = ink.mixed(with: Ink(0xFFF6E4), 0.5 * Curves.step(0.44, 0.56, lightness))
      let seam = 1 - 0.18 * Curves.step(-0.3, 0.1, shape)
      let body = light.bulge(cloth, q - Point(0, -0.25), Point(0.78, 0.86), gloss: 0.2)
      return (shape, body.lit(seam))
    }
  }
}
