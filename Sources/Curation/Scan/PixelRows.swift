internal import Imaging
internal import Provenance

/// The upper rows of PNG files, for what may be hidden in them.
enum PixelRows {
  /// What a PNG may have before its pixels.
  private static let headLength = 256 << 10

  /// At least the upper `rows` of the PNG at `path`; `nil` where it has none of 8 bits a sample, or
  /// cannot be read.
  ///
  /// Reads no more of the file than the rows can take: this happens for every picture that tells
  /// nothing of itself.
  static func read(_ path: String, _ rows: Int) -> StealthText.Pixels? {
    guard var file = try? ByteSource(fileAt: path), file.count <= PictureFile.largest,
      let head = try? file.bytes(at: 0, count: min(file.count, 64)),
      let header = try? ImageHeader.read(Array(head)),
      let bytes = try? file.bytes(
        at: 0, count: min(file.count, headLength + rows * (header.width * 4 + 1))),
      let bitmap = try? ImageDecoder.upperRows(rows, ofPNG: bytes)
    else { return nil }
    return StealthText.Pixels(
      width: bitmap.width, height: header.height, channels: bitmap.layout.channels,
      samples: bitmap.samples)
  }
}
