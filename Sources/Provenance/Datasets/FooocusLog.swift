/// The page that Fooocus keeps beside a day's pictures, `log.html`; as it is set up, the pictures
/// themselves tell nothing.
///
///     <div id="a_png" …><img src='a.png' …><td class='label'>Prompt</td><td class='value'>…</td>
///
/// Only these marks are looked for, each from where the last one ended, so that a page costs no more
/// than its length.
enum FooocusLog {
  static let name = "Fooocus log"
  static let fileName = "log.html"
  /// Bytes that a page may have.
  private static let limit = 64 << 20

  /// What a page says of the pictures in its folder; `nil` where it is none of Fooocus's.
  static func read(_ path: String, folder: String) throws(ProvenanceError) -> Manifest? {
    var source = try ByteSource(fileAt: path)
    let manifest = parse(try source.allBytes(limit: limit), folder: folder)
    return manifest.files.isEmpty ? nil : manifest
  }

  /// Parses a page.
  static func parse(_ bytes: [UInt8], folder: String?) -> Manifest {
    var manifest = Manifest(folder: folder)
    var page = Marks(bytes)
    var number = 0
    var file: String?
    var members: [JSONValue.Member] = []
    func finish(_ manifest: inout Manifest) {
      guard let file, !members.isEmpty else { return }
      number += 1
      var generation = Fooocus.own(JSONObject(members), source: .manifest)
      generation.reader = name
      manifest.add(file, generation, number: number, of: fileName)
    }
    while let mark = page.next() {
      switch mark {
      case .picture(let name):
        finish(&manifest)
        file = name
        members = []
      case .row(let label, let value):
        members.append(JSONValue.Member(name: label, value: .string(value)))
      }
    }
    finish(&manifest)
    return manifest
  }

  /// The marks of a page, one after another.
  private struct Marks {
    /// What stands at a mark.
    enum Mark {
      case picture(String)
      case row(label: String, value: String)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    mutating func next() -> Mark? {
      while let tag = find("<") {
        position = tag
        let rest = bytes[tag...]
        if rest.holds("<img src='") {
          position += 10
          if let name = text(before: "'") { return .picture(name) }
        } else if rest.holds("<td class='label'>") {
          position += 18
          guard let label = text(before: "</td>"),
            bytes[position...].holds("</td><td class='value'>")
          else { continue }
          position += 23
          guard let value = text(before: "</td>") else { return nil }
          return .row(label: label, value: value.replacing(" </br> ", with: "\n"))
        } else {
          position += 1
        }
      }
      return nil
    }

    /// The text before the next `end`, where the position is then; `nil` where there is none.
    private mutating func text(before end: StaticString) -> String? {
      let start = position
      while let found = find(Unicode.Scalar(end.utf8Start.pointee)) {
        position = found
        if bytes[found...].holds(end) {
          return String(decoding: bytes[start..<found], as: UTF8.self)
        }
        position += 1
      }
      position = bytes.count
      return nil
    }

    private func find(_ scalar: Unicode.Scalar) -> Int? {
      bytes[position...].firstIndex(of: UInt8(ascii: scalar))
    }
  }
}
