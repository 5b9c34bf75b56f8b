internal import CImaging

/// WebP by libwebp: lossy, lossless, with alpha; of an animation the first frame on its canvas.
enum WebPDecoder {
  /// The picture as RGB, or RGBA where it has an alpha channel.
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> Bitmap {
    let data = bytes.bindMemory(to: UInt8.self)
    var features = WebPBitstreamFeatures()
    try check(WebPGetFeatures(data.baseAddress, data.count, &features))
    let layout: Bitmap.Layout = features.has_alpha != 0 ? .rgba : .rgb
    let (width, height) = (Int(features.width), Int(features.height))
    if features.has_animation != 0 {
      return try firstFrame(data, width, height, layout)
    }
    let samples = try decode(data, width, height, layout)
    return Bitmap(width: width, height: height, layout: layout, samples: samples)
  }

  /// The samples of a still picture, or of a frame, of that size.
  private static func decode(
    _ data: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ layout: Bitmap.Layout
  ) throws(ImagingError) -> [UInt8] {
    try ImageDecoder.samples(width, height, layout.channels) { buffer in
      var config = WebPDecoderConfig()
      guard WebPInitDecoderConfig(&config) != 0 else {
        return ImagingError(.unsupported, detail: "WebP: another version of libwebp")
      }
      config.output.colorspace = layout == .rgba ? MODE_RGBA : MODE_RGB
      config.output.is_external_memory = 1
      config.output.u.RGBA.rgba = buffer.baseAddress
      config.output.u.RGBA.size = buffer.count
      config.output.u.RGBA.stride = Int32(width * layout.channels)
      defer { WebPFreeDecBuffer(&config.output) }
      let status = WebPDecode(data.baseAddress, data.count, &config)
      // A frame that is smaller than its header says would leave memory unwritten.
      let isWhole = config.output.width == Int32(width) && config.output.height == Int32(height)
      if status == VP8_STATUS_OK, !isWhole {
        return ImagingError(.damaged, detail: "WebP: two sizes in one file")
      }
      return error(status)
    }
  }

  /// The first frame of an animation; what it leaves of the canvas is transparent, or black.
  private static func firstFrame(
    _ data: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ layout: Bitmap.Layout
  ) throws(ImagingError) -> Bitmap {
    var container = WebPData(bytes: data.baseAddress, size: data.count)
    guard let demuxer = WebPDemux(&container) else {
      throw ImagingError(.truncated, detail: "WebP animation")
    }
    defer { WebPDemuxDelete(demuxer) }
    var frame = WebPIterator()
    guard WebPDemuxGetFrame(demuxer, 1, &frame) != 0 else {
      throw ImagingError(.damaged, detail: "WebP animation without a frame")
    }
    defer { WebPDemuxReleaseIterator(&frame) }
    let (x, y) = (Int(frame.x_offset), Int(frame.y_offset))
    let (columns, rows) = (Int(frame.width), Int(frame.height))
    guard x >= 0, y >= 0, columns > 0, rows > 0, x + columns <= width, y + rows <= height else {
      throw ImagingError(.damaged, detail: "WebP frame beyond its canvas")
    }
    let fragment = UnsafeBufferPointer(start: frame.fragment.bytes, count: frame.fragment.size)
    let samples = try decode(fragment, columns, rows, layout)
    if columns == width, rows == height {
      return Bitmap(width: width, height: height, layout: layout, samples: samples)
    }
    let channels = layout.channels
    var canvas = [UInt8](repeating: 0, count: width * height * channels)
    for row in 0..<rows {
      let start = ((y + row) * width + x) * channels
      let line = row * columns * channels..<(row + 1) * columns * channels
      canvas.replaceSubrange(start..<start + columns * channels, with: samples[line])
    }
    return Bitmap(width: width, height: height, layout: layout, samples: canvas)
  }

  /// Throws what a status says.
  private static func check(_ status: VP8StatusCode) throws(ImagingError) {
    if let error = error(status) { throw error }
  }

  /// What a status says.
  private static func error(_ status: VP8StatusCode) -> ImagingError? {
    switch status {
    case VP8_STATUS_OK: nil
    case VP8_STATUS_NOT_ENOUGH_DATA, VP8_STATUS_SUSPENDED: ImagingError(.truncated, detail: "WebP")
    case VP8_STATUS_OUT_OF_MEMORY: ImagingError(.outOfMemory, detail: "WebP")
    case VP8_STATUS_UNSUPPORTED_FEATURE: ImagingError(.unsupported, detail: "WebP")
    default: ImagingError(.damaged, detail: "WebP")
    }
  }
}
