/// A mushroom with spots on its cap.
enum Mushroom {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let flesh = Ink(0xF1E6CF)
    let spots: [(Point, Point)] = [
      (Point(-0.1, -0.52), Point(0.17, 0.12)), (Point(-0.56, -0.2), Point(0.13, 0.13)),
      (Point(0.42, -0.36), Point(0.14, 0.11)), (Point(0.1, -0.14), Point(0.15, 0.1)),
      (Point(0.74, -0.06), Point(0.08, 0.08)),
    ]
    frame.paint(on: &canvas, Box(left: -0.45, top: -0.1, right: 0.45, bottom: 1)) { q in
      let stem = Distance.line(q, Point(0, 0), Point(0, 0.74), 0.2, to: 0.25)
      let shadow = 1 - 0.4 * Curves.step(0.5, 0.05, q.y)
      return (
        stem, light.bulge(flesh, Point(q.x, 0), Point(0.3, 1), gloss: 0.1).lit(shadow)
      )
    }
    frame.paint(on: &canvas, Box(left: -1, top: -1, right: 1, bottom: 0.3)) { q in
      let dome = Distance.ellipse(q, Point(0, 0.08), Point(0.94, 0.96))
      let under = Distance.ellipse(q, Point(0, 0.08), Point(0.94, 0.17))
      let cap = min(max(dome, q.y - 0.08), under)
      var isSpot = false
      for (center, radii) in spots where Distance.ellipse(q, center, radii) < 0 { isSpot = true }
      let skin = isSpot ? Ink(0xFFF8EC) : ink
      let lip = 1 - 0.35 * Curves.step(0.0, 0.2, q.y)
      return (
        cap, light.bulge(skin, q - Point(0, 0.1), Point(1, 1.08), gloss: 0.45).lit(lip)
      )
    }
  }
}
