/// What of an answer's head is read.
struct ResponseHead: Sendable {
  private(set) var status = 0
  /// Bytes of the body, where they are announced.
  private(set) var bodyLength: Int?
  /// Where in the file the body begins, and how long the whole file is, where that is said.
  private(set) var contentRange: (start: Int?, total: Int?)?
  private(set) var entityTag: String?
  private(set) var lastModified: String?

  /// Reads the next line; a status line begins a new head, as behind a proxy's.
  mutating func add(_ line: some StringProtocol) {
    let line = line.trimmingPrefix { $0 == " " }.drop { $0.isNewline }
    if line.hasPrefix("HTTP/") {
      self = ResponseHead()
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      status = words.count > 1 ? Int(words[1].prefix(3)) ?? 0 : 0
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = String(line[line.index(after: colon)...].filter { !$0.isNewline })
      .trimmingPrefix { $0 == " " || $0 == "\t" }
    let text = String(value)
    switch line[..<colon].lowercased() {
    case "content-length": bodyLength = Int(text).flatMap { $0 >= 0 ? $0 : nil }
    case "content-range": contentRange = Self.range(text)
    case "etag": entityTag = text
    case "last-modified": lastModified = text
    default: break
    }
  }

  /// How long the whole file is, where that is said.
  var fileLength: Int? {
    switch status {
    case 200: bodyLength
    case 206, 416: contentRange?.total
    default: nil
    }
  }

  /// What a later request can name this version of the file by: a strong entity tag, else the time
  /// of the last change (RFC 9110, 13.1.5).
  var validator: String? {
    if let entityTag {
      let isStrong = entityTag.hasPrefix("\"") && entityTag.hasSuffix("\"")
      if isStrong, Self.isPlain(entityTag) { return entityTag }
    }
    return lastModified.flatMap { Self.isPlain($0) ? $0 : nil }
  }

  /// Whether a text can stand in a request's head.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 512 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// `bytes 100-199/200`, `bytes 100-199/*`, `bytes */200`.
  private static func range(_ text: String) -> (start: Int?, total: Int?)? {
    guard text.lowercased().hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let start = parts[0].split(separator: "-").first.flatMap { Int($0) }
    return (start, Int(parts[1]).flatMap { $0 >= 0 ? $0 : nil })
  }
}
