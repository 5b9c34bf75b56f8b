internal import CImaging

/// PNG by libpng, every colour type, bit depth and interlacing; plain ones by libdeflate, in half
/// the time.
enum PNGDecoder {
  /// The picture; with `expanding`, for display, without indices and with every kind of transparency
  /// as an alpha channel; with `rows`, no more than so many of its upper rows, unless it is
  /// interlaced, which is `damaged` then.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, expanding: Bool = false, rows: Int = .max
  ) throws(ImagingError) -> Bitmap {
    if let bitmap = try plain(bytes, rows: rows) { return bitmap }
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
    return Bitmap(
      width: width, height: height, layout: layout(channels: channels), samples: samples)
  }

  /// The picture of a plain file; `nil` where it is anything else, or something is wrong with it.
  private static func plain(
    _ bytes: UnsafeRawBufferPointer, rows: Int
  ) throws(ImagingError) -> Bitmap? {
    var header = CImagingPNGHeader()
    guard cimaging_plain_png_header(bytes.baseAddress, bytes.count, &header) != 0 else {
      return nil
    }
    let (width, height, channels) =
      (Int(header.width), Int(header.height), Int(header.channels))
    // Deflate makes at most 1032 bytes of one: no memory for what cannot be there.
    guard height <= rows, width * channels <= bytes.count * 1032,
      width * channels * height / 1032 <= bytes.count
    else { return nil }
    var isPlain = true
    let samples = try ImageDecoder.samples(width, height, channels) { buffer in
      isPlain =
        cimaging_plain_png_pixels(
          bytes.baseAddress, bytes.count, &header, buffer.baseAddress, buffer.count) != 0
      return nil
    }
    guard isPlain else { return nil }
    return Bitmap(
      width: width, height: height, layout: layout(channels: channels), samples: samples)
  }

  private static func layout(channels: Int) -> Bitmap.Layout {
    switch channels {
    case 1: .gray
    case 2: .grayAlpha
    case 3: .rgb
    default: .rgba
    }
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
