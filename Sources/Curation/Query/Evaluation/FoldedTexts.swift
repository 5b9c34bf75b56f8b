internal import Foundation

/// Texts ready to be searched: case and Unicode's spellings evened out, blanks drawn together, end
/// to end in one buffer, so that one pass over it looks into all of them.
struct FoldedTexts: Sendable, Equatable {
  /// Each text, and after it a 0, which no text contains.
  private var bytes: [UInt8] = []
  /// Where each text ends, the 0 left out.
  private var ends: [Int] = []

  /// How many texts there are.
  var count: Int { ends.count }

  /// Adds a text.
  mutating func append(_ text: some StringProtocol) {
    Self.fold(text, into: &bytes)
    ends.append(bytes.count)
    bytes.append(0)
  }

  /// A text as it lies in the buffer.
  static func folded(_ text: some StringProtocol) -> [UInt8] {
    var bytes: [UInt8] = []
    fold(text, into: &bytes)
    return bytes
  }

  private static func fold(_ text: some StringProtocol, into bytes: inout [UInt8]) {
    let start = bytes.count
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    if isPlain {
      for byte in text.utf8 { append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    } else {
      let even = text.precomposedStringWithCanonicalMapping.lowercased()
      for character in even {
        if character.isWhitespace { append(0x20) } else { character.utf8.forEach(append) }
      }
    }
    if bytes.count > start, bytes.last == 0x20 { bytes.removeLast() }

    func append(_ byte: UInt8) {
      if byte > 0x20, byte != 0x7F {
        bytes.append(byte)
      } else if bytes.count > start, bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
  }

  // MARK: - Searching

  /// Marks the texts from the `first`th on that contain a folded text.
  func mark(containing part: [UInt8], from first: Int, in marks: inout DenseSet) {
    guard first < count else { return }
    marks.reserve(count)
    var text = first
    var position = start(of: first)
    bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        while let found = Self.find(part, in: bytes, from: position) {
          while ends[text] < found { text += 1 }
          marks.set(text)
          position = ends[text] + 1
        }
      }
    }
  }

  /// Marks the texts from the `first`th on that are the same as a folded text.
  func mark(equalTo whole: [UInt8], from first: Int, in marks: inout DenseSet) {
    for text in first..<max(first, count) where isEqual(text, to: whole) { marks.set(text) }
  }

  /// Whether a text is the same as a folded one.
  func isEqual(_ text: Int, to whole: [UInt8]) -> Bool {
    ends[text] - start(of: text) == whole.count && hasPrefix(text, whole)
  }

  /// Whether a text begins with a folded one.
  func hasPrefix(_ text: Int, _ prefix: [UInt8]) -> Bool {
    bytes[start(of: text)..<ends[text]].starts(with: prefix)
  }

  /// Whether a text ends with a folded one.
  func hasSuffix(_ text: Int, _ suffix: [UInt8]) -> Bool {
    bytes[start(of: text)..<ends[text]].suffix(suffix.count).elementsEqual(suffix)
  }

  private func start(of text: Int) -> Int { text == 0 ? 0 : ends[text - 1] + 1 }

  /// The first place from `start` on at which `part` lies in `bytes`.
  ///
  /// Eight places at a time are asked whether the first and the last byte of `part` fit there.
  private static func find(
    _ part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let first = part.first, let last = part.last else {
      return start < bytes.count ? start : nil
    }
    guard let base = bytes.baseAddress, let wanted = part.baseAddress else { return nil }
    let firsts = UInt64(first) &* 0x0101_0101_0101_0101
    let lasts = UInt64(last) &* 0x0101_0101_0101_0101
    let raw = UnsafeRawPointer(base)
    let tail = part.count - 1
    var place = start
    while place + tail + 8 <= bytes.count {
      let head = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let end = raw.loadUnaligned(fromByteOffset: place + tail, as: UInt64.self)
      let misses = (head ^ firsts) | (end ^ lasts)
      // A byte of 0 has a miss of 0; above the lowest of them there may be false ones.
      if (misses &- 0x0101_0101_0101_0101) & ~misses & 0x8080_8080_8080_8080 != 0 {
        for offset in 0..<8 where misses >> UInt64(8 * offset) & 0xFF == 0 {
          if memcmp(base + place + offset, wanted, part.count) == 0 { return place + offset }
        }
      }
      place += 8
    }
    while place + tail < bytes.count {
      if base[place] == first, memcmp(base + place, wanted, part.count) == 0 { return place }
      place += 1
    }
    return nil
  }
}
