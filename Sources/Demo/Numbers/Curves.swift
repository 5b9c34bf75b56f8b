/// Curves of basic arithmetic alone, which gives the same numbers on every machine; those of the C
/// library do not.
enum Curves {
  /// `x` within 0…1.
  @inline(__always)
  static func clamped(_ x: Float) -> Float { min(max(x, 0), 1) }

  /// From 0 at `low` to 1 at `high`, smooth at both ends; `low` may be the greater one.
  @inline(__always)
  static func step(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = clamped((x - low) / (high - low))
    return t * t * (3 - 2 * t)
  }

  /// A wave of period 1 between −1 and 1, made of parabolas; close to a sine.
  @inline(__always)
  static func wave(_ x: Float) -> Float {
    let shifted = x + 4096
    let t = 2 * (shifted - Float(Int(shifted))) - 1
    return -4 * t * (1 - abs(t))
  }

  /// The smaller of two distances, rounded where they are within `k` of one another.
  @inline(__always)
  static func smoothMinimum(_ a: Float, _ b: Float, _ k: Float) -> Float {
    let h = clamped(0.5 + 0.5 * (b - a) / k)
    return b + (a - b) * h - k * h * (1 - h)
  }
}
