/// Names in the order in which people count: `a9` before `a10`.
package enum NaturalOrder {
  /// What stands for a name when names are put in order: bytes that compare as people count.
  package struct Key: Sendable, Hashable, Comparable {
    private let bytes: [UInt8]

    /// The key of a file's name.
    package init(_ name: String) {
      bytes = NaturalOrder.bytes(of: name)
    }

    package static func < (one: Key, other: Key) -> Bool {
      one.bytes.withUnsafeBufferPointer { left in
        other.bytes.withUnsafeBufferPointer { right in
          NaturalOrder.isBefore(left, right)
        }
      }
    }
  }

  /// The names, sorted.
  package static func sorted(_ names: [String]) -> [String] {
    names.map { (name: $0, key: Key($0)) }.sorted { $0.key < $1.key }.map(\.name)
  }

  private static func isBefore(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let common = min(left.count, right.count)
    for index in 0..<common where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }

  /// Bytes that end a name, and begin a number or a text within it: the shorter name comes first,
  /// and a number before a text.
  private static let (end, number, text): (UInt8, UInt8, UInt8) = (0, 1, 2)

  /// The name in lower case, each run of digits with its length before it, since a longer number is
  /// a greater one; then the name as it is, for names that differ in nothing else.
  private static func bytes(of name: String) -> [UInt8] {
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    let folded = isASCII ? Array(name.utf8) : Array(name.lowercased().utf8)
    // Without its ending, `a` would come after `a9`, because of the dot.
    let stem = folded[..<(folded.lastIndex(of: UInt8(ascii: ".")) ?? folded.endIndex)]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(stem.count + name.utf8.count + 12)
    var rest = stem
    while let first = rest.first {
      let isNumber = isDigit(first)
      let run = rest.prefix { isDigit($0) == isNumber }
      rest = rest[run.endIndex...]
      if isNumber {
        let digits = run.drop { $0 == UInt8(ascii: "0") }
        // A file name has at most 255 bytes; where a longer one comes from does not matter.
        bytes += [number, UInt8(clamping: digits.count)]
        bytes += digits
      } else {
        bytes.append(text)
        // Capitals are those of ASCII, the others are small already.
        for byte in run { bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      }
    }
    bytes.append(end)
    bytes += name.utf8
    return bytes
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
