/// Hands out the lines of a text, by place, without copying them.
struct LineReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Reads `bytes`, which must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next line without its line feed or carriage return, or `nil` at the end.
  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    var end = position
    position += 1
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}
