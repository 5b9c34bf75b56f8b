/// Bytes of a file → pixels, as Pillow's `Image.open` gives them.
///
/// EXIF orientation, gamma and colour profiles are not applied, and an indexed picture stays indexed:
/// the models' preprocessing depends on all of it. (The one difference: of 16-bit gray the upper
/// half is kept, where Pillow would turn every level above 255 white.)
package enum ImageDecoder {
  /// The picture in a whole file; of an animation the first frame.
  ///
  /// Throws what `ImageHeader.read` throws, and `truncated`, `damaged`, `unsupported` and
  /// `outOfMemory`.
  package static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> Bitmap {
    let header = try ImageHeader.read(bytes)
    return switch header.format {
    case .png: try PNGDecoder.decode(bytes)
    case .jpeg: try JPEGDecoder.decode(bytes)
    case .webp: try WebPDecoder.decode(bytes)
    }
  }

  /// The picture in a whole file, as the other `decode` gives it.
  package static func decode(_ bytes: [UInt8]) throws(ImagingError) -> Bitmap {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try decode(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The upper rows of a PNG, of which the first bytes may be enough; all where it has fewer.
  ///
  /// Throws as `decode` does, and `unsupported` for another format.
  package static func upperRows(
    _ rows: Int, ofPNG bytes: ArraySlice<UInt8>
  ) throws(ImagingError) -> Bitmap {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      let bytes = UnsafeRawBufferPointer(buffer)
      guard try ImageHeader.read(bytes).format == .png else {
        throw ImagingError(.unsupported, detail: "rows of anything but PNG")
      }
      return try PNGDecoder.decode(bytes, rows: rows)
    }
  }

  /// Memory for `width × height × channels` samples, which `fill` must write, or why it could not.
  ///
  /// Nothing is written here: what a picture only claims costs address space, not memory. The size is
  /// the library's, which may have read another one than `ImageHeader`.
  static func samples(
    _ width: Int, _ height: Int, _ channels: Int,
    fill: (UnsafeMutableBufferPointer<UInt8>) -> ImagingError?
  ) throws(ImagingError) -> [UInt8] {
    guard width * height <= ImageHeader.largestArea else {
      throw ImagingError(.tooLarge, detail: "\(width)×\(height)")
    }
    let count = width * height * channels
    var failure: ImagingError?
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      failure = fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initialized = failure == nil ? count : 0
    }
    if let failure { throw failure }
    return samples
  }
}
