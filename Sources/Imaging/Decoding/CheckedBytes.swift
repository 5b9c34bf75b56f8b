/// Reads that cannot leave hostile bytes: every offset and length in a file is a claim.
extension UnsafeRawBufferPointer {
  /// The unsigned number of `width` (at most 4) bytes at `offset`, most significant first.
  func big(_ offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset <= count - width else { return nil }
    return self[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The unsigned number of `width` (at most 4) bytes at `offset`, least significant first.
  func little(_ offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset <= count - width else { return nil }
    return self[offset..<offset + width].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// At most `length` bytes from `offset` on; fewer, or none, where the bytes end.
  func part(_ offset: Int, _ length: Int) -> UnsafeRawBufferPointer {
    guard offset >= 0, offset < count, length > 0 else { return .init(start: nil, count: 0) }
    let end = offset + Swift.min(length, count - offset)
    return UnsafeRawBufferPointer(rebasing: self[offset..<end])
  }

  /// Whether these bytes lie at `offset`.
  func begins(with signature: some Collection<UInt8>, at offset: Int = 0) -> Bool {
    part(offset, signature.count).elementsEqual(signature)
  }
}
