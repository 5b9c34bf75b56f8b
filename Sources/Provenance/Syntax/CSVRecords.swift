/// Splits a table of comma-separated values into its records; RFC 4180, and semicolons or tabs where
/// the first line has no comma.
struct CSVRecords {
  /// A record, and the line on which it begins, from 1.
  struct Record {
    let line: Int
    let fields: [String]
  }

  /// Fields that a record may have; the rest of a longer one is dropped.
  private static let mostFields = 1024

  private let bytes: ArraySlice<UInt8>
  private let separator: UInt8
  private var position: Int
  private var line = 1

  /// The records of a file.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
    let first = bytes.prefix { $0 != 0x0A }
    separator =
      [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].first(where: first.contains)
      ?? UInt8(ascii: ",")
  }

  /// The next record that is not an empty line; `nil` at the end.
  mutating func next() -> Record? {
    while position < bytes.endIndex {
      let start = line
      let fields = record()
      if fields != [""] { return Record(line: start, fields: fields) }
    }
    return nil
  }

  private mutating func record() -> [String] {
    var fields: [String] = []
    while true {
      let field = field()
      if fields.count < Self.mostFields { fields.append(field) }
      guard position < bytes.endIndex else { return fields }
      let end = bytes[position]
      position += 1
      if end == separator { continue }
      line += 1
      return fields
    }
  }

  /// The next field; the position is then at the separator or the line's end.
  private mutating func field() -> String {
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") {
      position += 1
      return quoted()
    }
    let rest = bytes[position...].prefix { $0 != separator && $0 != 0x0A }
    position = rest.endIndex
    let text = rest.last == 0x0D ? rest.dropLast() : rest
    return String(decoding: text, as: UTF8.self)
  }

  /// The rest of a field in quotes, doubled ones being text; what follows them belongs to it.
  private mutating func quoted() -> String {
    var text: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") else { break }
      text.append(byte)
      position += 1
    }
    let rest = bytes[position...].prefix { $0 != separator && $0 != 0x0A }
    position = rest.endIndex
    text += rest.last == 0x0D ? rest.dropLast() : rest
    return String(decoding: text, as: UTF8.self)
  }
}
