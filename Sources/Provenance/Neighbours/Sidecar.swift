/// The text file beside a picture that has its name but for the ending.
package enum Sidecar {
  /// Bytes that such a file may have.
  package static let limit = 1 << 20

  /// The path of the text file that would belong to the picture at `path`.
  package static func path(besides path: String) -> String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let start = name ?? path.startIndex
    guard let dot = path.utf8[start...].lastIndex(of: UInt8(ascii: ".")), dot > start else {
      return path + ".txt"
    }
    return path[..<dot] + ".txt"
  }

  /// What the text beside a picture tells: infotext, or a caption, which becomes the prompt.
  ///
  /// `nil` where there is no such file or it says nothing; throws where it cannot be read or is
  /// larger than ``limit``.
  package static func read(besides path: String) throws(ProvenanceError) -> Generation? {
    let path = Self.path(besides: path)
    guard ByteSource.exists(path) else { return nil }
    var source = try ByteSource(fileAt: path)
    let bytes = try source.allBytes(limit: limit)
    let text = TextDecoding.text(bytes[...])
    guard !JSONValue.looksLikeObject(text) else { return nil }
    let generation = Infotext(text).generation(source: .sidecar)
    return generation == Generation(source: .sidecar) ? nil : generation
  }
}
