extension Bitmap {
  /// The picture turned for display.
  package func turned(_ orientation: Orientation) -> Bitmap {
    if orientation == .upright { return self }
    let channels = layout.channels
    let swaps = orientation.swapsSides
    let (newWidth, newHeight) = swaps ? (height, width) : (width, height)
    // The old pixel of the new corner, and how far a step to the right and one down lead.
    let (right, bottom) = (width - 1, (height - 1) * width)
    let (corner, across, down) =
      switch orientation {
      case .upright: (0, 1, width)
      case .mirrored: (right, -1, width)
      case .upsideDown: (bottom + right, -1, -width)
      case .flipped: (bottom, 1, -width)
      case .transposed: (0, width, 1)
      case .clockwise: (bottom, -width, 1)
      case .transversed: (bottom + right, -width, -1)
      case .anticlockwise: (right, width, -1)
      }
    var turned: [UInt8] = []
    turned.reserveCapacity(samples.count)
    for row in 0..<newHeight {
      for column in 0..<newWidth {
        let from = (corner + row * down + column * across) * channels
        for channel in from..<from + channels { turned.append(samples[channel]) }
      }
    }
    return Bitmap(
      width: newWidth, height: newHeight, layout: layout, samples: turned, palette: palette)
  }
}
