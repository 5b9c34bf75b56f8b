/// A colour: red, green, blue between 0 and 1 as they are stored in a picture, and how much it
/// covers.
typealias Ink = SIMD4<Float>

extension SIMD4<Float> {
  /// A colour that covers all, from 0xRRGGBB.
  init(_ hex: UInt32) {
    self.init(
      Float(hex >> 16 & 255) / 255, Float(hex >> 8 & 255) / 255, Float(hex & 255) / 255, 1)
  }

  /// The colour on the way to another.
  @inline(__always)
  func mixed(with other: Ink, _ share: Float) -> Ink { self + (other - self) * share }

  /// The same colour, covering so much.
  @inline(__always)
  func covering(_ share: Float) -> Ink {
    var ink = self
    ink.w = share
    return ink
  }

  /// The same colour with so much light.
  @inline(__always)
  func lit(_ light: Float) -> Ink {
    var ink = self * light
    ink.w = w
    return ink
  }
}

/// Colours along a way, such as a sky from the top to the horizon.
struct Gradient: Sendable {
  let inks: [Ink]

  /// Evenly spaced colours.
  init(_ inks: [UInt32]) {
    self.inks = inks.map(Ink.init)
  }

  /// The colour at a place between 0 and 1.
  @inline(__always)
  func callAsFunction(_ t: Float) -> Ink {
    let place = Curves.clamped(t) * Float(inks.count - 1)
    let index = min(Int(place), inks.count - 2)
    let share = place - Float(index)
    return inks[index].mixed(with: inks[index + 1], share * share * (3 - 2 * share))
  }
}
