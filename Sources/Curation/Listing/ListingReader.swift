/// Reads what ``ListingWriter`` wrote; every length is checked before it is used.
struct ListingReader {
  /// The bytes are not those of a listing.
  struct Damage: Error {}

  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  /// Reads the bytes from `start` up to `end`.
  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    offset = start
    self.end = min(end, bytes.count)
  }

  /// Whether all has been read.
  var isAtEnd: Bool { offset == end }

  mutating func number() throws(Damage) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while offset < end, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Damage()
  }

  /// A number of things that take at least a byte each.
  mutating func count() throws(Damage) -> Int {
    let number = try number()
    guard number <= UInt64(end - offset) else { throw Damage() }
    return Int(number)
  }

  /// A number that may be any.
  mutating func int() throws(Damage) -> Int {
    Int(Int64(bitPattern: try number()))
  }

  mutating func wholeNumber() throws(Damage) -> UInt64 {
    guard end - offset >= 8 else { throw Damage() }
    var number: UInt64 = 0
    for index in 0..<8 { number |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    offset += 8
    return number
  }

  mutating func text() throws(Damage) -> String {
    let length = try count()
    defer { offset += length }
    return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
  }

  mutating func raw(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
    guard count <= end - offset else { throw Damage() }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }
}
