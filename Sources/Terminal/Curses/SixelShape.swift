/// What is known of a sixel picture without drawing it.
struct SixelShape: Sendable, Hashable {
  let size: PixelSize
  /// Whether every pixel is painted, so that nothing of what was there before shows through.
  let isOpaque: Bool

  /// Reads the start of a whole sixel sequence, which must state its size; `nil` for anything else.
  init?(_ bytes: [UInt8]) {
    let end = bytes.count
    guard end >= 4, bytes[0] == 0x1B, bytes[1] == 0x50, bytes[end - 2] == 0x1B,
      bytes[end - 1] == 0x5C
    else { return nil }
    // Nothing within may end the sequence early and be taken for something else.
    let content = bytes.dropFirst(2).dropLast(2)
    guard Self.isHarmless(content) else { return nil }
    guard let start = content.prefix(64).firstIndex(of: UInt8(ascii: "q")),
      let header = Self.numbers(content[..<start]), header.count <= 3
    else { return nil }
    let body = content[(start + 1)...]
    guard body.first == UInt8(ascii: "\"") else { return nil }
    let raster = body.dropFirst().prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ";") }
    guard let numbers = Self.numbers(raster), numbers.count == 4, numbers[2] > 0, numbers[3] > 0
    else { return nil }
    size = PixelSize(width: numbers[2], height: numbers[3])
    isOpaque = header.count < 2 || header[1] != 1
  }

  /// Whether no byte ends or cancels a sequence: sixels, numbers and marks are all printable.
  ///
  /// Written so that it is done for many bytes at once: a frame's pictures are a megabyte.
  private static func isHarmless(_ content: ArraySlice<UInt8>) -> Bool {
    content.withUnsafeBufferPointer { bytes in
      var strangers: UInt8 = 0
      for byte in bytes { strangers |= byte &- 0x20 > 0x5E ? 1 : 0 }
      return strangers == 0
    }
  }

  /// The numbers between semicolons, 0 for an empty one; `nil` where one is none or beyond 99,999.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    guard bytes.count < 64 else { return nil }
    var numbers: [Int] = []
    for part in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      guard part.count <= 5, part.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return numbers
  }
}
