/// A cup with a handle and something hot in it.
enum Cup {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let inside = light.flat(Ink(0xF3E9DC))
    let coffee = light.flat(Ink(0x4A2C1B))
    frame.paint(on: &canvas, Box(left: 0.2, top: -0.5, right: 1.05, bottom: 0.7)) { q in
      let ring = Distance.ellipse(q, Point(0.58, 0.02), Point(0.36, 0.38))
      return (abs(ring) - 0.09, light.bulge(ink, q - Point(0.5, 0), Point(0.7, 0.9), gloss: 0.2))
    }
    frame.paint(on: &canvas, Box(left: -0.75, top: -0.8, right: 0.75, bottom: 1)) { q in
      let taper = 0.66 - 0.16 * Curves.step(-0.2, 1, q.y)
      let x = q.x / taper
      let wall = Distance.box(Point(x * 0.66, q.y), Point(0, 0.17), Point(0.66, 0.73), corner: 0.3)
      let top = Distance.ellipse(q, Point(0, -0.5), Point(0.66, 0.17))
      let body = light.bulge(ink, Point(q.x, 0.12 * q.y), Point(taper + 0.04, 1), gloss: 0.35)
      return (min(max(wall, -0.5 - q.y), top), body)
    }
    frame.paint(on: &canvas, Box(left: -0.7, top: -0.75, right: 0.7, bottom: -0.25)) { q in
      (Distance.ellipse(q, Point(0, -0.5), Point(0.58, 0.125)), inside)
    }
    frame.paint(on: &canvas, Box(left: -0.7, top: -0.75, right: 0.7, bottom: -0.25)) { q in
      (Distance.ellipse(q, Point(0, -0.465), Point(0.52, 0.085)), coffee)
    }
  }
}
