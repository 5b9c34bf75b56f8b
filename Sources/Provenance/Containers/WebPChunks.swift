/// Reads a WebP's size, EXIF and XMP; RFC 9649.
enum WebPChunks {
  /// A file with more chunks than this is made to waste time.
  private static let mostChunks = 1_000_000

  /// Walks all chunks, because EXIF comes after the pixels.
  ///
  /// The length of the whole in the header is not believed; the file's own counts.
  static func read(_ source: inout ByteSource) throws(ProvenanceError) -> EmbeddedData {
    var data = EmbeddedData()
    var offset = 12
    for _ in 0..<mostChunks {
      guard let header = try source.bytes(at: offset, count: 8),
        let length = header.number(at: 4, width: 4, .littleEndian)
      else { return data }
      let body = offset + 8
      let rest = source.count - body
      if header.holds("VP8") {
        // The sizes stand in the first bytes, which are there even where the pixels are cut short.
        if let start = try source.bytes(at: body, count: min(length, rest, 10)) {
          readSize(header, start, into: &data)
        }
      } else if header.holds("EXIF"), length <= TextBudget.perText,
        let block = try source.bytes(at: body, count: length)
      {
        data.add(exif: block)
      } else if header.holds("XMP "), data.xmp == nil, length <= TextBudget.perText,
        let block = try source.bytes(at: body, count: length)
      {
        data.xmp = TextDecoding.text(block)
      }
      guard length <= rest else {
        data.warn("the WebP ends within a chunk of \(length) bytes")
        return data
      }
      offset = body + length + length % 2
    }
    data.warn("the WebP has too many chunks")
    return data
  }

  /// The size from the first bytes of the chunk that `header` begins; each kind has its own way.
  private static func readSize(
    _ header: ArraySlice<UInt8>, _ start: ArraySlice<UInt8>, into data: inout EmbeddedData
  ) {
    if header.holds("VP8X") {
      guard let width = start.number(at: 4, width: 3, .littleEndian),
        let height = start.number(at: 7, width: 3, .littleEndian)
      else { return }
      data.setDimensions(width: width + 1, height: height + 1)
    } else if header.holds("VP8L") {
      guard start.first == 0x2F, let bits = start.number(at: 1, width: 4, .littleEndian) else {
        return
      }
      data.setDimensions(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    } else if header.holds("VP8 "), start.dropFirst(3).starts(with: [0x9D, 0x01, 0x2A]) {
      guard let width = start.number(at: 6, width: 2, .littleEndian),
        let height = start.number(at: 8, width: 2, .littleEndian)
      else { return }
      data.setDimensions(width: width & 0x3FFF, height: height & 0x3FFF)
    }
  }
}
