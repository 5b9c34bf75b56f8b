/// A name or path as the file system compares it: byte for byte.
///
/// Two names of one file system can be equal as strings, spelled with other code points.
struct FileName: Sendable, Hashable {
  let text: String

  /// A name or path.
  init(_ text: String) {
    self.text = text
  }

  static func == (one: FileName, other: FileName) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
