/// A star with five points and folded faces.
enum Star {
  /// Its corners, an outer and an inner one in turn; every other at 72°.
  private static let corners = [
    Point(0, -1), Point(0.259, -0.356), Point(0.951, -0.309), Point(0.418, 0.136),
    Point(0.588, 0.809), Point(0, 0.44), Point(-0.588, 0.809), Point(-0.418, 0.136),
    Point(-0.951, -0.309), Point(-0.259, -0.356),
  ]

  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let corners = corners
    frame.paint(on: &canvas, Box(left: -1.1, top: -1.1, right: 1.1, bottom: 1)) { q in
      let shape = Distance.polygon(q, corners) - 0.05
      let tone = face(q, corners) % 2 == 0 ? Float(1.06) : 0.74
      let shine = 1 + 0.18 * Curves.step(0.8, 0, Distance.length(q))
      let lit = ink.mixed(with: Ink(0xFFFFFF), 0.12 * Curves.step(0.6, 0, Distance.length(q)))
      return (shape, light.flat(lit, tone * shine))
    }
  }

  /// The triangle from the middle to two neighbouring corners in which a point lies.
  @inline(__always)
  private static func face(_ q: Point, _ corners: [Point]) -> Int {
    for index in corners.indices {
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      if a.x * q.y - a.y * q.x >= 0, q.x * b.y - q.y * b.x > 0 { return index }
    }
    return 0
  }
}
