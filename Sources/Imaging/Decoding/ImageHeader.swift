/// What a picture's first bytes say of it; no pixel is decoded.
package struct ImageHeader: Sendable, Hashable {
  package let format: ImageFormat
  /// Columns of the stored picture, before it is turned by its orientation.
  package let width: Int
  /// Rows of the stored picture.
  package let height: Int
  /// How the picture is to be turned for display, where its EXIF data say so.
  package let orientation: Orientation

  /// How many bytes of a file nearly always hold its header; a JPEG with a very long profile may
  /// need more, and an orientation behind the pixels (WebP, some PNG) needs the whole file.
  package static let prefixLength = 256 * 1024

  /// The most pixels that are read: 134 million, beyond any camera's 100 megapixels.
  ///
  /// Decoding takes three to nine bytes a pixel, twelve at most (a progressive CMYK JPEG), so that no
  /// header can ask for more than 1.6 GB.
  package static let largestArea = 1 << 27

  /// A header from its parts.
  init(format: ImageFormat, width: Int, height: Int, orientation: Orientation?) {
    self.format = format
    self.width = width
    self.height = height
    self.orientation = orientation ?? .upright
  }

  /// Columns and rows as displayed.
  package var displaySize: PixelSize {
    orientation.swapsSides
      ? PixelSize(width: height, height: width) : PixelSize(width: width, height: height)
  }

  /// The header of a whole file or of its first `prefixLength` bytes.
  ///
  /// Throws `empty`, `unknownFormat`, `truncated` where more bytes are needed, `damaged`, and
  /// `tooLarge`.
  package static func read(
    _ bytes: UnsafeRawBufferPointer
  ) throws(ImagingError) -> ImageHeader {
    guard !bytes.isEmpty else { throw ImagingError(.empty) }
    guard let format = ImageFormat(bytes) else { throw ImagingError(.unknownFormat) }
    let header =
      switch format {
      case .png: try readPNG(bytes)
      case .jpeg: try readJPEG(bytes)
      case .webp: try readWebP(bytes)
      }
    guard header.width > 0, header.height > 0 else {
      throw ImagingError(.damaged, detail: "\(format) of \(header.width)×\(header.height) pixels")
    }
    // Both sides are below 2³², so that their product fits.
    guard header.width * header.height <= largestArea else {
      throw ImagingError(.tooLarge, detail: "\(header.width)×\(header.height)")
    }
    return header
  }

  /// The header of a whole file or of its first bytes, as the other `read` gives it.
  package static func read(_ bytes: [UInt8]) throws(ImagingError) -> ImageHeader {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try read(UnsafeRawBufferPointer(buffer))
    }
  }
}
