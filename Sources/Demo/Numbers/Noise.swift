/// Smooth random heights over the plane, between 0 and 1: value noise on a lattice that repeats.
struct Noise: Sendable {
  /// `size × size` heights.
  private let heights: [Float]
  private static let size = 64

  /// A landscape of its own for each roll.
  init(_ dice: inout Dice) {
    heights = (0..<Self.size * Self.size).map { _ in dice.unit() }
  }

  /// The height at a place; the lattice's lines are 1 apart.
  @inline(__always)
  func callAsFunction(_ x: Float, _ y: Float) -> Float {
    // Far from 0, so that cutting off the fraction always rounds down.
    let (x, y) = (x + 4096, y + 4096)
    let (column, row) = (Int(x), Int(y))
    let (u, v) = (Self.eased(x - Float(column)), Self.eased(y - Float(row)))
    let mask = Self.size - 1
    let (left, right) = (column & mask, (column + 1) & mask)
    let (top, bottom) = ((row & mask) * Self.size, ((row + 1) & mask) * Self.size)
    return heights.withUnsafeBufferPointer { heights in
      let upper = heights[top + left] + (heights[top + right] - heights[top + left]) * u
      let lower = heights[bottom + left] + (heights[bottom + right] - heights[bottom + left]) * u
      return upper + (lower - upper) * v
    }
  }

  /// Several layers, each twice as fine and half as high as the one before.
  @inline(__always)
  func layered(_ x: Float, _ y: Float, layers: Int) -> Float {
    var (sum, height, total, scale) = (Float(0), Float(0.5), Float(0), Float(1))
    for layer in 0..<layers {
      let shift = Float(layer) * 17.3
      sum += height * self(x * scale + shift, y * scale + shift)
      total += height
      height *= 0.5
      scale *= 2
    }
    return sum / total
  }

  @inline(__always)
  private static func eased(_ t: Float) -> Float { t * t * (3 - 2 * t) }
}
