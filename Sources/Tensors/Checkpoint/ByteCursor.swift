/// Reads little-endian numbers from bytes, never beyond their end.
struct ByteCursor {
  let bytes: UnsafeRawBufferPointer
  /// Where the next one is read; never beyond the end.
  private(set) var position: Int

  /// A cursor at `position`; `nil` where that is outside.
  init?(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    guard position >= 0, position <= bytes.count else { return nil }
    self.bytes = bytes
    self.position = position
  }

  /// How many bytes follow.
  var remaining: Int { bytes.count - position }

  /// The next integer; `nil` where too few bytes follow.
  mutating func next<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) -> Number? {
    guard remaining >= MemoryLayout<Number>.size else { return nil }
    let number = bytes.loadUnaligned(fromByteOffset: position, as: Number.self)
    position += MemoryLayout<Number>.size
    return Number(littleEndian: number)
  }

  /// Where the next `count` bytes lie; `nil` where too few follow.
  mutating func skip(_ count: Int) -> Range<Int>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return position..<position + count
  }
}
