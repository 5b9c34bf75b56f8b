/// A small house.
enum House {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let (slate, brick) = (light.flat(Ink(0x4A4E5A)), light.flat(Ink(0x6B4A40)))
    let (door, pane, sash) = (
      light.flat(Ink(0x5A3A24)), Ink(0xFFE6A0), light.flat(Ink(0xF6F0E4))
    )
    let roof = [Point(-0.92, -0.12), Point(0, -0.92), Point(0.92, -0.12)]
    frame.paint(on: &canvas, Box(left: 0.3, top: -0.95, right: 0.7, bottom: 0)) { q in
      (Distance.box(q, Point(0.48, -0.55), Point(0.1, 0.32)), brick)
    }
    frame.paint(on: &canvas, Box(left: -0.8, top: -0.8, right: 0.8, bottom: 1)) { q in
      let gable = abs(q.x) * 0.87 - 0.78 - q.y
      let walls = max(Distance.box(q, Point(0, 0.1), Point(0.7, 0.84)), gable)
      let tone = 1.02 + 0.14 * q.x * light.direction.x * 2 - 0.12 * Curves.step(0.4, 1, q.y)
      let eaves = 1 - 0.3 * Curves.step(-0.26, 0, gable)
      return (walls, light.flat(ink, tone * eaves))
    }
    frame.paint(on: &canvas, Box(left: -1, top: -1, right: 1, bottom: 0.1)) { q in
      let x = abs(q.x)
      let beam = Distance.line(Point(x, q.y), roof[1], Point(0.92, -0.1), 0.085)
      return (beam, slate.lit(q.x * light.direction.x > 0 ? 1.15 : 0.9))
    }
    frame.paint(on: &canvas, Box(left: -0.6, top: -0.5, right: 0.6, bottom: 1)) { q in
      let frameOfDoor = Distance.box(q, Point(0.3, 0.6), Point(0.17, 0.34), corner: 0.05)
      let window = Distance.box(q, Point(-0.3, 0.42), Point(0.2, 0.2))
      let attic = Distance.disc(q, Point(0, -0.3), 0.15)
      let glass = min(window, attic)
      let bars = min(abs(q.x + 0.3), abs(q.y - 0.42)) - 0.02
      let inner = glass + 0.045 < 0 && !(window < 0 && bars < 0)
      return (min(frameOfDoor, glass), frameOfDoor < glass ? door : inner ? pane : sash)
    }
  }
}
