extension ImageHeader {
  /// PNG, third edition, section 5: chunks of length, name, data and checksum, `IHDR` first.
  static func readPNG(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> ImageHeader {
    guard let width = bytes.big(16, 4), let height = bytes.big(20, 4) else {
      throw ImagingError(.truncated, detail: "PNG header")
    }
    guard bytes.begins(with: "IHDR".utf8, at: 12), width <= Int32.max, height <= Int32.max else {
      throw ImagingError(.damaged, detail: "PNG header")
    }
    var orientation: Orientation?
    var offset = 8
    while orientation == nil, let length = bytes.big(offset, 4), bytes.count - offset > 12 {
      if bytes.begins(with: "eXIf".utf8, at: offset + 4) {
        orientation = Orientation(exif: bytes.part(offset + 8, length))
      }
      offset += length + 12
    }
    return ImageHeader(format: .png, width: width, height: height, orientation: orientation)
  }

  /// ITU T.81, annex B: segments of marker and length; the frame header (SOF) has the size.
  static func readJPEG(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> ImageHeader {
    var orientation: Orientation?
    var offset = 2
    while let marker = bytes.big(offset, 2) {
      guard marker >> 8 == 0xFF, marker != 0xFFFF, marker != 0xFF00 else {
        offset += 1  // fill bytes, or rubbish before a marker, which libjpeg skips too
        continue
      }
      if marker == 0xFF01 || (0xFFD0...0xFFD8).contains(marker) {
        offset += 2  // markers without a segment
        continue
      }
      guard marker != 0xFFD9, marker != 0xFFDA else {
        throw ImagingError(.damaged, detail: "JPEG without a frame header")
      }
      guard let length = bytes.big(offset + 2, 2) else { break }
      guard length >= 2 else {
        throw ImagingError(.damaged, detail: "JPEG segment of length \(length)")
      }
      if (0xFFC0...0xFFCF).contains(marker), ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker) {
        guard let height = bytes.big(offset + 5, 2), let width = bytes.big(offset + 7, 2) else {
          break
        }
        return ImageHeader(format: .jpeg, width: width, height: height, orientation: orientation)
      }
      if marker == 0xFFE1, orientation == nil {
        let segment = bytes.part(offset + 4, length - 2)
        if segment.begins(with: "Exif\0\0".utf8) {
          orientation = Orientation(exif: segment)
        }
      }
      offset += length + 2
    }
    throw ImagingError(.truncated, detail: "JPEG header")
  }

  /// The WebP container: `VP8 ` (RFC 6386, section 9.1), `VP8L` or `VP8X` comes first.
  static func readWebP(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> ImageHeader {
    guard bytes.count >= 30 else { throw ImagingError(.truncated, detail: "WebP header") }
    if bytes.begins(with: "VP8X".utf8, at: 12),
      let width = bytes.little(24, 3), let height = bytes.little(27, 3)
    {
      return ImageHeader(
        format: .webp, width: width + 1, height: height + 1, orientation: webpOrientation(bytes))
    }
    if bytes.begins(with: "VP8 ".utf8, at: 12), bytes.begins(with: [0x9D, 0x01, 0x2A], at: 23),
      let width = bytes.little(26, 2), let height = bytes.little(28, 2)
    {
      return ImageHeader(
        format: .webp, width: width & 0x3FFF, height: height & 0x3FFF, orientation: nil)
    }
    if bytes.begins(with: "VP8L".utf8, at: 12), bytes[20] == 0x2F, let bits = bytes.little(21, 4) {
      return ImageHeader(
        format: .webp, width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1, orientation: nil)
    }
    throw ImagingError(.damaged, detail: "WebP header")
  }

  /// The orientation of the chunk `EXIF`, which lies behind the pixels.
  private static func webpOrientation(_ bytes: UnsafeRawBufferPointer) -> Orientation? {
    var offset = 12
    while let length = bytes.little(offset + 4, 4) {
      if bytes.begins(with: "EXIF".utf8, at: offset) {
        return Orientation(exif: bytes.part(offset + 8, length))
      }
      offset += 8 + length + length & 1
    }
    return nil
  }
}
