internal import CImaging

/// JPEG by libjpeg-turbo, with the slow integer transform and smooth upsampling, as Pillow has it.
enum JPEGDecoder {
  /// The picture as gray, RGB or CMYK.
  ///
  /// With `size` it may come at a half, a quarter or an eighth of its size, but covers `size` where
  /// the whole picture does.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, covering size: PixelSize? = nil
  ) throws(ImagingError) -> Bitmap {
    guard let turbo = tjInitDecompress(), let start = bytes.baseAddress else {
      throw ImagingError(.outOfMemory, detail: "JPEG")
    }
    defer { tjDestroy(turbo) }
    let data = start.assumingMemoryBound(to: UInt8.self)

    // Its result is not asked for: it fails, too, on rare subsamplings that are decoded well.
    var (width, height, subsampling, space) = (Int32(0), Int32(0), Int32(-1), Int32(-1))
    tjDecompressHeader3(
      turbo, data, UInt(bytes.count), &width, &height, &subsampling, &space)
    guard width > 0, height > 0 else {
      throw error(turbo, bytes)
    }
    let (layout, format): (Bitmap.Layout, TJPF) =
      switch TJCS(UInt32(bitPattern: space)) {
      case TJCS_GRAY: (.gray, TJPF_GRAY)
      case TJCS_CMYK, TJCS_YCCK: (.cmyk, TJPF_CMYK)
      default: (.rgb, TJPF_RGB)
      }
    let eighths = eighths(of: PixelSize(width: Int(width), height: Int(height)), covering: size)
    width = (width * eighths + 7) / 8
    height = (height * eighths + 7) / 8

    var samples = try ImageDecoder.samples(Int(width), Int(height), layout.channels) { buffer in
      let decode = { (flags: Int32) in
        tjDecompress2(
          turbo, data, UInt(bytes.count), buffer.baseAddress, width, 0, height,
          Int32(format.rawValue), flags | TJFLAG_LIMITSCANS)
      }
      // Stopping at the first warning bounds the time that rubbish takes.
      if decode(TJFLAG_STOPONWARNING) == 0 { return nil }
      // Padding between segments, which some cameras write, is no damage.
      guard isPadding(turbo) else { return error(turbo, bytes) }
      if decode(0) == 0 || isPadding(turbo) { return nil }
      return error(turbo, bytes)
    }
    if layout == .cmyk {
      // Adobe's convention, which Pillow presumes: 0 is full ink.
      for index in samples.indices { samples[index] = ~samples[index] }
    }
    return Bitmap(width: Int(width), height: Int(height), layout: layout, samples: samples)
  }

  /// The smallest of 1, 2, 4 and 8 eighths at which the picture covers the size.
  ///
  /// The other numerators are slower than the whole picture: their transforms have no vector code.
  private static func eighths(of picture: PixelSize, covering size: PixelSize?) -> Int32 {
    guard let size else { return 8 }
    let fits = [1, 2, 4].first { eighths in
      picture.width * eighths >= size.width * 8 && picture.height * eighths >= size.height * 8
    }
    return Int32(fits ?? 8)
  }

  /// Whether the decoder's message is a warning of bytes between segments.
  private static func isPadding(_ turbo: tjhandle) -> Bool {
    tjGetErrorCode(turbo) == Int32(TJERR_WARNING.rawValue)
      && String(cString: tjGetErrorStr2(turbo)).contains("extraneous bytes before marker")
  }

  /// The decoder's message as an error.
  ///
  /// What a file that ends early looks like to the decoder depends on where it ends, so that the
  /// missing end marker says more than the message.
  private static func error(_ turbo: tjhandle, _ bytes: UnsafeRawBufferPointer) -> ImagingError {
    let words = tjGetErrorStr2(turbo)
    let text = words.map { String(cString: $0) } ?? ""
    let isUnsupported = ["nsupported", "not implemented", "not supported", "olorspace"]
      .contains { text.contains($0) }
    if isUnsupported { return ImagingError(.unsupported, .jpeg, words: words) }
    let tail = bytes.suffix(64)
    let hasEnd = zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
    return hasEnd
      ? ImagingError(.damaged, .jpeg, words: words) : ImagingError(.truncated, detail: "JPEG")
  }
}
