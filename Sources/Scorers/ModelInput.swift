package import Imaging

/// A picture as a model reads it: a square of 8-bit RGB, not yet scaled to numbers.
package struct ModelInput: Sendable, Equatable {
  /// Pixels along an edge.
  package let side: Int
  /// [side, side, 3].
  package let samples: [UInt8]

  /// A square RGB bitmap, such as `Bitmap.centerSquare` gives.
  package init(_ square: Bitmap) {
    precondition(square.layout == .rgb && square.width == square.height, "a square of RGB")
    side = square.width
    samples = square.samples
  }
}
