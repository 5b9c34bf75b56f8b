/// Apples and pears, with a stem and a leaf.
enum Fruit {
  /// Paints an apple.
  static func apple(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    stem(on: &canvas, in: frame, from: -0.42, light)
    frame.paint(on: &canvas, Box(left: -1, top: -0.75, right: 1, bottom: 1)) { q in
      let halves = Curves.smoothMinimum(
        Distance.ellipse(q, Point(-0.3, 0.12), Point(0.62, 0.72)),
        Distance.ellipse(q, Point(0.3, 0.12), Point(0.62, 0.72)), 0.12)
      var body = light.bulge(ink, q - Point(0, 0.15), Point(1.02, 0.95), gloss: 0.6)
      let dimple = Distance.length((q - Point(0, -0.5)) / Point(0.5, 0.24))
      body = body.lit(0.62 + 0.38 * Curves.step(0.2, 1, dimple))
      return (halves, body)
    }
  }

  /// Paints a pear.
  static func pear(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    stem(on: &canvas, in: frame, from: -0.68, light)
    frame.paint(on: &canvas, Box(left: -0.8, top: -0.85, right: 0.8, bottom: 1)) { q in
      let shape = Curves.smoothMinimum(
        Distance.ellipse(q, Point(0, 0.36), Point(0.66, 0.56)),
        Distance.ellipse(q, Point(0.02, -0.4), Point(0.27, 0.34)), 0.42)
      let width: Float = q.y > 0.1 ? 0.74 : 0.62
      let body = light.bulge(
        ink, Point(q.x, (q.y - 0.25) * 0.72), Point(width, 0.8), gloss: 0.45)
      return (shape, body)
    }
  }

  private static func stem(
    on canvas: inout Canvas, in frame: Frame, from top: Float, _ light: Light
  ) {
    let (bark, green) = (light.flat(Ink(0x5A3B22)), Ink(0x5E9A3A))
    let foot = Point(0, top)
    frame.paint(on: &canvas, Box(left: -0.2, top: top - 0.45, right: 0.3, bottom: top + 0.2)) { q in
      (Distance.line(q, foot, foot + Point(0.1, -0.34), 0.05, to: 0.07), bark)
    }
    frame.paint(on: &canvas, Box(left: -0.1, top: top - 0.6, right: 0.8, bottom: top + 0.2)) { q in
      let (a, b) = (foot + Point(0.1, -0.14), foot + Point(0.55, -0.34))
      let leaf = Distance.ellipse(
        Point((q - a).x * 0.92 - (q - a).y * 0.4, (q - a).x * 0.4 + (q - a).y * 0.92),
        Point(0.25, 0), Point(0.27, 0.12))
      let vein = Distance.line(q, a, b, 0.012)
      return (leaf, light.flat(vein < 0 ? green.lit(0.7) : green, 0.9 - 0.5 * (q - a).y))
    }
  }
}
