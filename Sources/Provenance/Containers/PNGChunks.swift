/// Reads a PNG's header and text; PNG specification, third edition, sections 5 and 11.
enum PNGChunks {
  /// A file with more chunks than this is made to waste time.
  private static let mostChunks = 1_000_000

  /// Walks the chunks to IEND, because text may come after the pixels; the bodies of chunks that
  /// are of no use here are not read, and the pixels' own are passed in a few steps.
  ///
  /// A chunk that is damaged or lies about its length ends the walk or is left out; what was found
  /// before it stands. The checksums are not looked at.
  static func read(_ source: inout ByteSource) throws(ProvenanceError) -> EmbeddedData {
    var data = EmbeddedData()
    var budget = TextBudget()
    var pixels = PNGPixelChunks()
    var offset = 8
    for _ in 0..<mostChunks {
      guard let header = try source.bytes(at: offset, count: 8),
        let length = header.number(at: 0, width: 4, .bigEndian), length <= Int(Int32.max)
      else {
        data.warn("the PNG ends without its end mark")
        return data
      }
      let body = offset + 8
      guard length <= source.count - body else {
        data.warn("the PNG ends within a chunk of \(length) bytes")
        return data
      }
      if header.holds("IEND", at: 4) {
        return data
      } else if header.holds("IHDR", at: 4) {
        try readHeader(&source, at: body, length, into: &data)
      } else if header.holds("eXIf", at: 4) {
        if length <= TextBudget.perText, let block = try source.bytes(at: body, count: length) {
          data.add(exif: block)
        }
      } else if let kind = PNGText.Kind(header) {
        try readText(&source, kind, at: body, length, &budget, into: &data)
      } else if header.holds("IDAT", at: 4) {
        offset = try pixels.next(in: &source, after: offset, length: length)
        continue
      }
      offset = body + length + 4
    }
    data.warn("the PNG has too many chunks")
    return data
  }

  private static func readHeader(
    _ source: inout ByteSource, at body: Int, _ length: Int, into data: inout EmbeddedData
  ) throws(ProvenanceError) {
    guard length >= 8, let header = try source.bytes(at: body, count: 8),
      let width = header.number(at: 0, width: 4, .bigEndian),
      let height = header.number(at: 4, width: 4, .bigEndian)
    else { return }
    data.setDimensions(width: width, height: height)
  }

  private static func readText(
    _ source: inout ByteSource, _ kind: PNGText.Kind, at body: Int, _ length: Int,
    _ budget: inout TextBudget, into data: inout EmbeddedData
  ) throws(ProvenanceError) {
    guard length <= budget.limit else {
      data.warn("a \(kind.rawValue) text of \(length) bytes is too long")
      return
    }
    guard let bytes = try source.bytes(at: body, count: length) else { return }
    do throws(PNGText.Fault) {
      data.texts.append(try PNGText.decode(kind, bytes, &budget))
    } catch {
      data.warn("a \(kind.rawValue) text \(error.reason)")
    }
  }
}
