/// A file format of pictures, told by the first bytes, never by the name.
package enum ImageFormat: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  case png = "PNG"
  case jpeg = "JPEG"
  case webp = "WebP"

  /// The format's name, as people write it.
  package var description: String { rawValue }

  /// The format whose signature the bytes begin with.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    if bytes.begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.begins(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.begins(with: "RIFF".utf8), bytes.begins(with: "WEBP".utf8, at: 8) {
      self = .webp
    } else {
      return nil
    }
  }

  /// The format whose signature the bytes begin with.
  package init?(_ bytes: [UInt8]) {
    guard let format = bytes.withUnsafeBytes({ ImageFormat($0) }) else { return nil }
    self = format
  }
}
