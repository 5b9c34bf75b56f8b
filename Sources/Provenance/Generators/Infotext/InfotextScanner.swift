/// Splits a line of infotext into its items, minding quotes and brackets.
///
/// An item is `name: value`, or a bare word where the value equals the name. A value is a JSON
/// string, a JSON array or object, or else whatever comes before the next comma.
struct InfotextScanner {
  /// One item; the ranges index the scanned bytes.
  struct Item {
    let name: Range<Int>
    /// The value with its quotes or brackets; the same as `name` for a bare word.
    let value: Range<Int>
    let form: Form

    /// What the value looks like.
    enum Form {
      case bare, plain, quoted, bracketed
    }
  }

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  /// How often a quote or a bracket without its partner may still be looked for: each search can
  /// go to the end of the line, and a hostile line opens one with every item.
  private var searchesLeft = 16

  /// A scanner of a range of `bytes`, which holds no line feed.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next item; `nil` at the end of the line.
  mutating func next() -> Item? {
    while position < end {
      let start = position
      let stop = Self.firstIndex(in: bytes, start..<end) {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",")
      }
      let name = Self.trimmed(bytes, start..<stop)
      guard stop < end, bytes[stop] == UInt8(ascii: ":") else {
        position = min(stop + 1, end)
        if name.isEmpty { continue }
        return Item(name: name, value: name, form: .bare)
      }
      let (value, form) = value(from: stop + 1)
      return Item(name: name, value: value, form: form)
    }
    return nil
  }

  /// The value that begins at `start`, blanks aside; moves past the comma after it.
  private mutating func value(from start: Int) -> (Range<Int>, Item.Form) {
    let first = Self.firstIndex(in: bytes, start..<end) { !Self.isBlank($0) }
    if first < end, searchesLeft > 0 {
      let form: Item.Form? =
        switch bytes[first] {
        case UInt8(ascii: "\""): .quoted
        case UInt8(ascii: "{"), UInt8(ascii: "["): .bracketed
        default: nil
        }
      if let form {
        let close = form == .quoted ? endOfString(from: first) : endOfBrackets(from: first)
        if let close {
          let after = Self.firstIndex(in: bytes, close..<end) { !Self.isBlank($0) }
          if after == end || bytes[after] == UInt8(ascii: ",") {
            position = min(after + 1, end)
            return (first..<close, form)
          }
        }
        searchesLeft -= 1
      }
    }
    let comma = Self.firstIndex(in: bytes, first..<end) { $0 == UInt8(ascii: ",") }
    position = min(comma + 1, end)
    return (Self.trimmed(bytes, first..<comma), .plain)
  }

  /// The index after the quote that closes the one at `start`.
  private func endOfString(from start: Int) -> Int? {
    var index = start + 1
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""): return index + 1
      default: index += 1
      }
    }
    return nil
  }

  /// The index after the bracket that closes the one at `start`; brackets within strings do not
  /// count.
  private func endOfBrackets(from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard let close = endOfString(from: index) else { return nil }
        index = close
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default:
        break
      }
      index += 1
    }
    return nil
  }

  /// Whether a byte is white space within a line.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// A range without the blanks at its ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last, isBlank(bytes[first]) { first += 1 }
    while first < last, isBlank(bytes[last - 1]) { last -= 1 }
    return first..<last
  }

  /// The first index in a range whose byte satisfies `condition`, else the range's end.
  private static func firstIndex(
    in bytes: [UInt8], _ range: Range<Int>, where condition: (UInt8) -> Bool
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, !condition(bytes[index]) { index += 1 }
    return index
  }
}
