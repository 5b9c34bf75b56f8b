/// A tulip with its leaves.
enum Tulip {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let green = Ink(0x4C8F3C)
    frame.paint(on: &canvas, Box(left: -0.6, top: -0.4, right: 0.6, bottom: 1)) { q in
      let stem = Distance.line(q, Point(0.03, -0.2), Point(0, 1), 0.05, to: 0.07)
      let left = Distance.line(q, Point(-0.42, 0.05), Point(-0.05, 0.95), 0.02, to: 0.15)
      let right = Distance.line(q, Point(0.44, 0.2), Point(0.06, 0.95), 0.02, to: 0.14)
      let shade: Float = stem < min(left, right) ? 0.75 : 0.95 - 0.3 * q.x
      return (min(stem, min(left, right)), light.flat(green, shade))
    }
    frame.paint(on: &canvas, Box(left: -0.65, top: -1.02, right: 0.65, bottom: 0)) { q in
      let side = Distance.ellipse(
        Point(abs(q.x), q.y), Point(0.26, -0.48), Point(0.27, 0.46))
      let tip = Distance.line(
        Point(abs(q.x), q.y), Point(0.28, -0.5), Point(0.38, -0.98), 0.2, to: 0.02)
      let petals = Curves.smoothMinimum(side, tip, 0.05)
      return (
        petals, light.bulge(ink.lit(0.86), q - Point(0, -0.5), Point(0.62, 0.7), gloss: 0.15)
      )
    }
    frame.paint(on: &canvas, Box(left: -0.4, top: -1, right: 0.4, bottom: 0.05)) { q in
      let petal = Distance.ellipse(q, Point(0, -0.42), Point(0.3, 0.46))
      let bright = ink.mixed(with: Ink(0xFFFFFF), 0.1 + 0.16 * Curves.step(0, -0.9, q.y))
      let rim = 1 - 0.16 * Curves.step(-0.1, 0, petal)
      return (
        petal, light.bulge(bright, q - Point(0, -0.4), Point(0.5, 0.72), gloss: 0.3).lit(rim)
      )
    }
  }
}
