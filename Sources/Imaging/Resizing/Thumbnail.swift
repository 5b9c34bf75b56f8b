/// Small pictures for the screen; unlike what the models see, they are turned as the file asks and
/// stand on the screen's background.
package enum Thumbnail {
  /// The picture of a whole file as RGB, as large as fits into `frame` with its shape kept.
  ///
  /// With `enlarging` false a smaller picture keeps its size. Throws what `ImageDecoder.decode`
  /// throws.
  package static func make(
    from bytes: UnsafeRawBufferPointer, fitting frame: PixelSize,
    on background: RGBColor = .black, enlarging: Bool = true
  ) throws(ImagingError) -> Bitmap {
    let header = try ImageHeader.read(bytes)
    let shown = header.displaySize.fitted(within: frame, enlarging: enlarging)
    let size =
      header.orientation.swapsSides
      ? PixelSize(width: shown.height, height: shown.width) : shown
    let bitmap =
      switch header.format {
      case .png: try PNGDecoder.decode(bytes, expanding: true)
      case .jpeg: try JPEGDecoder.decode(bytes, covering: size)
      case .webp: try WebPDecoder.decode(bytes)
      }
    return scale(bitmap, to: size).flattened(on: background).turned(header.orientation)
  }

  /// The picture of a whole file as RGB; the same.
  package static func make(
    from bytes: [UInt8], fitting frame: PixelSize, on background: RGBColor = .black,
    enlarging: Bool = true
  ) throws(ImagingError) -> Bitmap {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try make(
        from: UnsafeRawBufferPointer(buffer), fitting: frame, on: background, enlarging: enlarging)
    }
  }

  /// A decoded picture as RGB, as large as fits into `frame` with its shape kept.
  package static func make(
    of bitmap: Bitmap, fitting frame: PixelSize, on background: RGBColor = .black,
    enlarging: Bool = true
  ) -> Bitmap {
    let colors = bitmap.layout == .indexed ? bitmap.rgb() : bitmap
    let size = PixelSize(width: bitmap.width, height: bitmap.height)
      .fitted(within: frame, enlarging: enlarging)
    return scale(colors, to: size).flattened(on: background)
  }

  /// The picture at another size: means of blocks down to one and a half times that at least, then
  /// bicubic.
  ///
  /// Taking means first also keeps the number of weights small, whatever the picture's shape.
  private static func scale(_ bitmap: Bitmap, to size: PixelSize) -> Bitmap {
    let columns = max(1, bitmap.width * 2 / (3 * size.width))
    let rows = max(1, bitmap.height * 2 / (3 * size.height))
    let reduced = bitmap.reduced(columns: columns, rows: rows)
    let extent = (
      width: Double(bitmap.width) / Double(columns), height: Double(bitmap.height) / Double(rows)
    )
    let isExact =
      extent.width == Double(reduced.width) && extent.height == Double(reduced.height)
    return Resampling(.bicubic)
      .resize(
        reduced, to: size, columns: 0..<size.width, rows: 0..<size.height,
        extent: isExact ? nil : extent)
  }
}
