extension Checkpoint {
  /// Gives `body` bytes that tell these weights from others, always in the same order: to be hashed,
  /// so that scores can be kept under the result.
  ///
  /// It is every tensor's name, type and shape and up to 16 KB of its numbers: from the beginning,
  /// the end and two places between. Reading all of 1.8 GB takes seconds at each start, this takes
  /// milliseconds, and still no tensor can be exchanged unseen, as those of a small head could if
  /// the file were sampled without regard to them. Not seen is a change of single numbers inside a
  /// large tensor: this is no proof that a file is the published one.
  package func fingerprint(_ body: (UnsafeRawBufferPointer) -> Void) {
    for name in names {
      guard let record = record(of: name), (try? record.bytes.file.checkLength()) != nil
      else { continue }
      let head = "\(name)\0\(record.type.rawValue)\0\(record.shape)\(record.placement)\n"
      Array(head.utf8).withUnsafeBytes(body)
      let stored = record.storedRange
      withExtendedLifetime(record.bytes.file) {
        for block in Self.blocks(of: stored) {
          body(UnsafeRawBufferPointer(rebasing: record.bytes.file.bytes[block]))
        }
      }
    }
  }

  /// The parts of a range of bytes that are looked at.
  private static func blocks(of range: Range<Int>) -> [Range<Int>] {
    let (count, size) = (4, 4096)
    guard range.count > count * size else { return [range] }
    let step = (range.count - size) / (count - 1)
    return (0..<count).map { index in
      let start = range.lowerBound + index * step
      return start..<start + size
    }
  }
}

extension TensorRecord {
  /// What else, besides the stored bytes, decides which numbers these are; nothing for a tensor that
  /// lies row-major in the file, whose bytes say it all.
  fileprivate var placement: String {
    strides == nil && bytes.expandedCount == nil ? "" : "\0\(offset)\0\(strides ?? [])"
  }

  /// Where its numbers lie in the file: for deflated ones all that are deflated with them, for ones
  /// with gaps all that follow.
  fileprivate var storedRange: Range<Int> {
    guard bytes.expandedCount == nil else { return bytes.range }
    let start = bytes.range.lowerBound + offset
    return start..<(strides == nil ? start + count * type.width : bytes.range.upperBound)
  }
}
