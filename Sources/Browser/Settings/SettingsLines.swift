/// In which lines of a TOML file its keys are, so that what is wrong with them can be found.
///
/// The parser tells this of its own errors only. A key that is not found, such as one in a text of
/// several lines, has no line; nothing else depends on it.
struct SettingsLines: Sendable, Equatable {
  private var lines: [String: Int] = [:]

  /// Of a file without keys.
  init() {}

  /// Of the file `text`.
  init(toml text: String) {
    var table: [String] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = Substring(line).drop(while: \.isWhitespace)
      if line.hasPrefix("[") {
        guard let end = line.firstIndex(of: "]") else { continue }
        table = Self.parts(line[..<end].drop { $0 == "[" })
        note(table, index + 1)
      } else if !line.hasPrefix("#"), let end = line.firstIndex(of: "=") {
        note(table + Self.parts(line[..<end]), index + 1)
      }
    }
  }

  /// The line of a place such as `keys.accept`, from 1, or of the nearest table around it.
  func line(of place: String) -> Int? {
    var place = place[...]
    while !place.isEmpty {
      if let line = lines[String(place)] { return line }
      place = place.lastIndex(of: ".").map { place[..<$0] } ?? ""
    }
    return nil
  }

  /// Remembers a key, and the tables that it implies, where they are named first.
  private mutating func note(_ parts: [String], _ line: Int) {
    for count in parts.indices.map({ $0 + 1 }) {
      let place = parts[..<count].joined(separator: ".")
      if lines[place] == nil { lines[place] = line }
    }
  }

  /// The parts of a dotted key, without quotes and blanks.
  private static func parts(_ key: Substring) -> [String] {
    key.split(separator: ".").map { $0.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" } }
  }
}
