/// A fish, seen from its side.
enum Fish {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let tail = [
      Point(-0.5, 0), Point(-1, -0.48), Point(-0.86, 0), Point(-1, 0.48),
    ]
    let fins = [Point(-0.3, -0.3), Point(0.02, -0.74), Point(0.4, -0.3)]
    let belly = [Point(-0.1, 0.3), Point(-0.1, 0.66), Point(0.25, 0.3)]
    frame.paint(on: &canvas, Box(left: -1, top: -0.8, right: 0.5, bottom: 0.75)) { q in
      let shape = min(
        Distance.polygon(q, tail), min(Distance.polygon(q, fins), Distance.polygon(q, belly)))
      let rays = 0.78 + 0.12 * Curves.wave(q.y * 5 + q.x * 3)
      return (shape - 0.04, light.flat(ink, rays))
    }
    frame.paint(on: &canvas, Box(left: -0.7, top: -0.6, right: 1, bottom: 0.6)) { q in
      let body = Distance.ellipse(q, Point(0.12, 0), Point(0.74, 0.46))
      let scales = Curves.wave(q.x * 4 + 0.5 * Curves.wave(q.y * 5))
      let isHead = q.x > 0.45
      let pale = ink.mixed(with: Ink(0xFFFFFF), 0.42 * Curves.step(-0.02, 0.5, q.y))
      let skin = isHead ? pale.lit(1.06) : pale.lit(1 + 0.09 * scales)
      return (body, light.bulge(skin, q - Point(0.12, 0), Point(0.82, 0.54), gloss: 0.4))
    }
    frame.paint(on: &canvas, .around(Point(0.56, -0.1), 0.2, 0.2)) { q in
      let pupil = Distance.disc(q, Point(0.58, -0.1), 0.07)
      return (
        Distance.disc(q, Point(0.56, -0.1), 0.13), pupil < 0 ? Ink(0x101418) : Ink(0xFBFBF6)
      )
    }
  }
}
