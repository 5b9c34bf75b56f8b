package import Imaging

/// A picture as a model reads it: a square of RGB, not yet normalized.
package struct ModelInput: Sendable, Equatable {
  /// Pixels along an edge.
  package let side: Int
  /// [side, side, 3].
  package let samples: Samples

  /// The numbers, which are those of 8-bit samples in either form.
  package enum Samples: Sendable, Equatable {
    case bytes([UInt8])
    /// Between whole levels, and a little beyond 0…255 where the resizing filter overshoots.
    case floats([Float])
  }

  /// A square RGB bitmap, such as `Bitmap.centerSquare` gives.
  package init(_ square: Bitmap) {
    precondition(square.layout == .rgb && square.width == square.height, "a square of RGB")
    side = square.width
    samples = .bytes(square.samples)
  }

  /// A square of levels, [side, side, 3], such as `Bitmap.paddedSquare` gives.
  package init(side: Int, levels: [Float]) {
    precondition(levels.count == 3 * side * side, "a square of RGB")
    self.side = side
    samples = .floats(levels)
  }
}
