/// A number of columns and rows of pixels.
package struct PixelSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  /// So many columns and rows.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The largest size of the same shape within `frame`, at least 1×1; with `enlarging` false no
  /// larger than this one.
  package func fitted(within frame: PixelSize, enlarging: Bool = true) -> PixelSize {
    let (frameWidth, frameHeight) = (max(1, frame.width), max(1, frame.height))
    if !enlarging, width <= frameWidth, height <= frameHeight { return self }
    // Compared crosswise, so that the side that fits is exact.
    if width * frameHeight >= height * frameWidth {
      let fitted = (Double(height) * Double(frameWidth) / Double(width)).rounded()
      return PixelSize(width: frameWidth, height: max(1, min(frameHeight, Int(fitted))))
    }
    let fitted = (Double(width) * Double(frameHeight) / Double(height)).rounded()
    return PixelSize(width: max(1, min(frameWidth, Int(fitted))), height: frameHeight)
  }
}
