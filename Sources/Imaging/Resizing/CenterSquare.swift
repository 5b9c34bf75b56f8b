extension Bitmap {
  /// What the models see: the shorter side resized to `side` (bicubic, antialiased), the middle
  /// square of it, as RGB, 8 bits.
  ///
  /// torchvision's Resize, CenterCrop and `convert("RGB")` on Pillow, with their roundings: the
  /// longer side is cut off, half a pixel of the crop's offset goes to the even one. A smaller
  /// picture is enlarged; only the square itself is computed.
  package func centerSquare(_ side: Int) -> Bitmap {
    precondition(side > 0 && width > 0 && height > 0, "a square of a picture")
    let short = min(width, height)
    // Keeping the size must not resize: that would round twice, and alpha, too.
    let scaled =
      short == side
      ? PixelSize(width: width, height: height)
      : width <= height
        ? PixelSize(width: side, height: side * height / width)
        : PixelSize(width: side * width / height, height: side)
    let window = { (length: Int) in
      let start = Int((Double(length - side) / 2).rounded(.toNearestOrEven))
      return start..<start + side
    }
    return Resampling(.bicubic)
      .resize(self, to: scaled, columns: window(scaled.width), rows: window(scaled.height))
      .rgb()
  }
}
