/// The file beside a picture that has its name but for the ending: text or JSON.
package enum Sidecar {
  /// Bytes that such a file may have.
  package static let limit = 1 << 20

  /// The path of the text file that would belong to the picture at `path`.
  package static func path(besides path: String) -> String {
    stem(of: path) + ".txt"
  }

  /// A path without its name's ending.
  private static func stem(of path: String) -> String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let start = name ?? path.startIndex
    guard let dot = path.utf8[start...].lastIndex(of: UInt8(ascii: ".")), dot > start else {
      return path
    }
    return String(path[..<dot])
  }

  /// What the files beside a picture tell: JSON, then text, which fills the gaps.
  ///
  /// `nil` where there are none or they say nothing; throws where one cannot be read or is larger
  /// than ``limit``.
  package static func read(besides path: String) throws(ProvenanceError) -> Generation? {
    let stem = stem(of: path)
    let json = try text(at: stem + ".json").flatMap(generation(ofJSON:))
    let text = try text(at: stem + ".txt").flatMap(generation(ofText:))
    guard let json, let text else { return json ?? text }
    return json.completed(by: text)
  }

  /// The text in a file; `nil` where there is no such file.
  private static func text(at path: String) throws(ProvenanceError) -> String? {
    guard ByteSource.exists(path) else { return nil }
    var source = try ByteSource(fileAt: path)
    return TextDecoding.text(try source.allBytes(limit: limit)[...])
  }

  /// What a JSON object tells.
  private static func generation(ofJSON text: String) -> Generation? {
    let object = JSONObject(parsing: text, most: .max)
    return object.flatMap { GeneratorReaders.generation(in: $0, source: .sidecar) }
  }

  /// What a text tells: infotext, or a caption, which becomes the prompt.
  private static func generation(ofText text: String) -> Generation? {
    guard !JSONValue.looksLikeObject(text) else { return nil }
    let infotext = Infotext(text)
    var generation = infotext.generation(source: .sidecar)
    guard !generation.isEmpty else { return nil }
    generation.reader = infotext.hasParameters ? InfotextReader.name : "caption"
    if !infotext.hasParameters { generation.confidence = .guessed }
    return generation
  }
}
