package import Imaging

/// How a picture becomes the square that a model reads.
package struct Preprocessing: Sendable, Hashable {
  /// What of the picture the square shows.
  package enum Framing: Sendable, Hashable {
    /// The middle square, in 8 bits: torchvision's Resize and CenterCrop on Pillow.
    case middle
    /// All of it, the rest of the square black, in floats: HPSv2's.
    case whole
  }

  /// Pixels along an edge.
  package let side: Int
  package let framing: Framing

  /// A square of `side` pixels along an edge.
  package init(_ framing: Framing, side: Int) {
    self.framing = framing
    self.side = side
  }

  /// The picture as the model reads it.
  package func callAsFunction(_ bitmap: Bitmap) -> ModelInput {
    switch framing {
    case .middle: ModelInput(bitmap.centerSquare(side))
    case .whole: ModelInput(side: side, levels: bitmap.paddedSquare(side))
    }
  }
}
