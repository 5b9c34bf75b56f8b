/// A sky with a sun's glow and clouds.
struct Sky: Sendable {
  let gradient: Gradient
  /// The colour of the light.
  let glow: Ink
  /// Of the clouds, in the light and in the shade.
  let clouds: (Ink, Ink)
  /// What distant things take on.
  let air: UInt32
  /// How bright the land below is.
  let land: Float

  /// The hours of a day.
  static let all = [
    Sky(
      gradient: Gradient([0x3D7CC0, 0x86BBE3, 0xDCECEF]), glow: Ink(0xFFFBE6),
      clouds: (Ink(0xFFFFFF), Ink(0xB6C6D8)), air: 0xB9D2E2, land: 1),
    Sky(
      gradient: Gradient([0x5F7FC2, 0xD9A9B4, 0xFCE2BE]), glow: Ink(0xFFEFC9),
      clouds: (Ink(0xFFF0E0), Ink(0xC59BB0)), air: 0xE6C3B8, land: 0.92),
    Sky(
      gradient: Gradient([0x34407F, 0xB0648F, 0xF6A868]), glow: Ink(0xFFD48A),
      clouds: (Ink(0xFFC79A), Ink(0x7A5486)), air: 0xD08A78, land: 0.78),
    Sky(
      gradient: Gradient([0x6E9DB5, 0xB3CFD4, 0xEDEEE2]), glow: Ink(0xFFFDF0),
      clouds: (Ink(0xFBFAF4), Ink(0xAEBCC4)), air: 0xC9D8DA, land: 0.96),
  ]

  /// Paints it down to a horizon; gives where the sun is.
  func paint(
    on canvas: inout Canvas, horizon: Float, clouded: Float, _ noise: Noise, _ dice: inout Dice
  ) -> Point {
    let sun = Point(
      dice.happens(50) ? dice.number(0.08...0.3) : dice.number(0.7...0.92),
      horizon * dice.number(0.3...0.8))
    let drift = dice.number(0...40)
    canvas.paint(Box(left: 0, top: 0, right: 1, bottom: horizon + 0.02)) { p in
      let away = Distance.length(p - sun)
      var ink = gradient(p.y / horizon)
      let halo = 1 / (1 + 26 * away * away)
      ink = ink.mixed(with: glow, 0.62 * halo * halo)
      ink = ink.mixed(with: glow, 0.95 * Curves.step(0.052, 0.042, away))
      let (x, y) = (p.x * 3.2 + drift, p.y * 8.5 / (0.4 + 0.6 * horizon))
      let here = noise.layered(x, y, layers: 4)
      let toSun = noise.layered(
        x + (sun.x < p.x ? -0.22 : 0.22), y - 0.3, layers: 3)
      let amount = Curves.step(1 - clouded, 1.12 - clouded * 0.8, here)
      let bright = Curves.clamped(0.62 + 2.6 * (here - toSun))
      return ink.mixed(with: clouds.1.mixed(with: clouds.0, bright), 0.9 * amount).covering(1)
    }
    return sun
  }
}
