/// A sailing boat.
enum Boat {
  /// Paints one.
  static func paint(on canvas: inout Canvas, in frame: Frame, _ ink: Ink, _ light: Light) {
    let (wood, mast) = (Ink(0x7A4A26), light.flat(Ink(0x4A3020)))
    let main = [Point(0.02, -0.98), Point(0.78, 0.42), Point(0.02, 0.42)]
    let jib = [Point(-0.1, -0.78), Point(-0.1, 0.42), Point(-0.68, 0.42)]
    frame.paint(on: &canvas, Box(left: -0.15, top: -1, right: 0.1, bottom: 0.7)) { q in
      (Distance.line(q, Point(-0.04, -1), Point(-0.04, 0.6), 0.035), mast)
    }
    frame.paint(on: &canvas, Box(left: -0.05, top: -1.02, right: 0.85, bottom: 0.5)) { q in
      let fold = 0.86 + 0.2 * Curves.step(0, 0.7, q.x) + 0.04 * Curves.wave(q.y * 2.5)
      return (Distance.polygon(q, main) - 0.02, light.flat(ink, fold))
    }
    frame.paint(on: &canvas, Box(left: -0.75, top: -0.85, right: -0.03, bottom: 0.5)) { q in
      let pale = ink.mixed(with: Ink(0xFFFFFF), 0.25)
      return (Distance.polygon(q, jib) - 0.02, light.flat(pale, 1.02 + 0.25 * q.x))
    }
    frame.paint(on: &canvas, Box(left: -1, top: 0.4, right: 1, bottom: 1)) { q in
      let bow = Distance.ellipse(q, Point(0, 0.5), Point(0.95, 0.46))
      let plank = Curves.wave(q.y * 8) > 0.8 ? Float(0.8) : 1
      let rim = q.y < 0.6
      let hull = rim ? Ink(0xF4EBDD) : wood
      return (max(bow, 0.5 - q.y), light.flat(hull, (1.08 - 0.5 * (q.y - 0.4)) * plank))
    }
  }
}
