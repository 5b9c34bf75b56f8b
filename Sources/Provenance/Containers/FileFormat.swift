/// The kinds of picture files, told by their first bytes and never by their names.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"
  case webp = "WebP"

  /// As many first bytes as tell the kinds apart.
  package static let magicLength = 12

  /// The kind of a file that begins with `magic`; `nil` where it is none of these.
  package init?(magic: ArraySlice<UInt8>) {
    if magic.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if magic.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if magic.holds("RIFF"), magic.holds("WEBP", at: 8) {
      self = .webp
    } else {
      return nil
    }
  }
}
