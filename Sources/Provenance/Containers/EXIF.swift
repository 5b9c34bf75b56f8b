/// The tags of an EXIF block that matter here; TIFF 6.0, section 2, and EXIF 2.3, section 4.6.
///
/// Follows one pointer, from the first directory to EXIF's own, so that a file cannot lead it in
/// rings; every offset and count is held against the block's length.
struct EXIF {
  private static let orientationTag = 0x0112
  private static let softwareTag = 0x0131
  private static let makerNoteTag = 0x927C
  private static let exifDirectory = 0x8769
  private static let userCommentTag = 0x9286

  /// The TIFF structure; offsets count from its first byte.
  private let bytes: ArraySlice<UInt8>
  private let order: ByteOrder
  /// Where the first directory lies.
  private let first: Int

  /// An EXIF block, with or without the `Exif` mark before it; `nil` where it is none.
  init?(_ block: ArraySlice<UInt8>) {
    bytes = block.holds("Exif\0\0") ? block.dropFirst(6) : block
    if bytes.holds("II") {
      order = .littleEndian
    } else if bytes.holds("MM") {
      order = .bigEndian
    } else {
      return nil
    }
    guard bytes.number(at: 2, width: 2, order) == 42,
      let first = bytes.number(at: 4, width: 4, order)
    else { return nil }
    self.first = first
  }

  /// The user comment, decoded; `nil` where there is none or it is empty.
  var userComment: String? {
    let inner = number(Self.exifDirectory, in: first)
    let comment =
      inner.flatMap { value(Self.userCommentTag, in: $0) } ?? value(Self.userCommentTag, in: first)
    return comment.flatMap { UserComment.decode($0, order: order) }
  }

  /// The name of the program that wrote the picture.
  var software: String? { text(Self.softwareTag, in: first) }

  /// The maker's note, where it is text.
  var makerNote: String? {
    number(Self.exifDirectory, in: first).flatMap { text(Self.makerNoteTag, in: $0) }
  }

  /// The texts of the first directory, in its order; together not longer than the block.
  var texts: [String] {
    guard let count = bytes.number(at: first, width: 2, order) else { return [] }
    var texts: [String] = []
    var left = bytes.count
    for index in 0..<min(count, Self.mostTexts) {
      guard let tag = bytes.number(at: first + 2 + 12 * index, width: 2, order) else { break }
      guard let type = bytes.number(at: first + 4 + 12 * index, width: 2, order), type == 2,
        let value = value(tag, in: first), value.count <= left
      else { continue }
      left -= value.count
      texts.append(TextDecoding.text(value))
    }
    return texts
  }

  /// Entries of the first directory that are looked at for texts; tools write a handful.
  private static let mostTexts = 64

  /// A value as text; `nil` where it is none or empty.
  private func text(_ tag: Int, in directory: Int) -> String? {
    guard let value = value(tag, in: directory) else { return nil }
    let text = TextDecoding.text(value)
    return text.isEmpty ? nil : text
  }

  /// Whether the picture is to be shown with its sides swapped: orientations 5 to 8.
  var swapsSides: Bool {
    let orientation = value(Self.orientationTag, in: first)?.number(at: 0, width: 2, order)
    return orientation.map { (5...8).contains($0) } ?? false
  }

  /// The value of a tag that holds one number.
  private func number(_ tag: Int, in directory: Int) -> Int? {
    value(tag, in: directory)?.number(at: 0, width: 4, order)
  }

  /// The bytes of a tag's value; `nil` where the tag is missing or its value lies outside.
  private func value(_ tag: Int, in directory: Int) -> ArraySlice<UInt8>? {
    guard let count = bytes.number(at: directory, width: 2, order) else { return nil }
    for index in 0..<count {
      let entry = directory + 2 + 12 * index
      guard let found = bytes.number(at: entry, width: 2, order) else { return nil }
      guard found == tag else { continue }
      guard let type = bytes.number(at: entry + 2, width: 2, order),
        let width = Self.width(ofType: type),
        let items = bytes.number(at: entry + 4, width: 4, order)
      else { return nil }
      let length = items * width
      guard length > 4 else { return slice(at: entry + 8, length) }
      return bytes.number(at: entry + 8, width: 4, order).flatMap { slice(at: $0, length) }
    }
    return nil
  }

  private func slice(at offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
    guard offset <= bytes.count, length <= bytes.count - offset else { return nil }
    return bytes[(bytes.startIndex + offset)...].prefix(length)
  }

  /// Bytes of one item of a TIFF type.
  private static func width(ofType type: Int) -> Int? {
    switch type {
    case 1, 2, 6, 7: 1
    case 3, 8: 2
    case 4, 9, 11, 13: 4
    case 5, 10, 12: 8
    default: nil
    }
  }
}
