internal import CImaging

/// PNG by libpng, every colour type, bit depth and interlacing.
enum PNGDecoder {
  /// The picture; with `expanding`, for display, without indices and with every kind of transparency
  /// as an alpha channel; with `rows`, no more than so many of its upper rows, unless it is
  /// interlaced, which is `damaged` then.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, expanding: Bool = false, rows: Int = .max
  ) throws(ImagingError) -> Bitmap {
    guard let reader = cimaging_png_open(bytes.baseAddress, bytes.count, expanding ? 1 : 0) else {
      throw ImagingError(.outOfMemory, detail: "PNG")
    }
    defer { cimaging_png_close(reader) }
    var header = CImagingPNGHeader()
    var palette = [UInt8](repeating: 0, count: 3 * 256)
    if let failure = error(cimaging_png_header(reader, &header, &palette), reader) { throw failure }
    let (width, height) = (Int(header.width), min(Int(header.height), rows))
    let channels = Int(header.channels)

    // A pixel has a bit at least, and deflate makes at most 1032 bytes of one.
    if width * height / 8 / 1032 > bytes.count {
      throw ImagingError(.truncated, detail: "PNG of \(width)×\(height) in \(bytes.count) bytes")
    }
    let samples = try ImageDecoder.samples(width, height, channels) { buffer in
      error(cimaging_png_pixels(reader, buffer.baseAddress, buffer.count, height), reader)
    }
    if header.indexed != 0 {
      return Bitmap(
        width: width, height: height, layout: .indexed, samples: samples, palette: palette)
    }
    let layout: Bitmap.Layout =
      switch channels {
      case 1: .gray
      case 2: .grayAlpha
      case 3: .rgb
      default: .rgba
      }
    return Bitmap(width: width, height: height, layout: layout, samples: samples)
  }

  /// What a step of reading says went wrong.
  private static func error(_ status: CImagingStatus, _ reader: OpaquePointer) -> ImagingError? {
    switch status {
    case CImagingOK: nil
    case CImagingTruncated: ImagingError(.truncated, detail: "PNG")
    default: ImagingError(.damaged, .png, words: cimaging_png_message(reader))
    }
  }
}
