/// Reads a JPEG's size, EXIF and XMP; ITU-T T.81, annex B, and EXIF 2.3, section 4.5.
enum JPEGSegments {
  /// A file with more segments and fill bytes than this before its pixels is made to waste time.
  private static let mostSteps = 1_000_000

  /// Walks the segments to the first scan; nothing that matters comes after it.
  static func read(_ source: inout ByteSource) throws(ProvenanceError) -> EmbeddedData {
    var data = EmbeddedData()
    var offset = 2
    for _ in 0..<mostSteps {
      guard let mark = try source.bytes(at: offset, count: 2) else {
        data.warn("the JPEG ends before its pixels")
        return data
      }
      guard mark[mark.startIndex] == 0xFF else {
        data.warn("the JPEG is damaged before its pixels")
        return data
      }
      let marker = mark[mark.startIndex + 1]
      switch marker {
      case 0xFF:
        offset += 1
      case 0x01, 0xD0...0xD8:
        offset += 2
      case 0xD9, 0xDA:
        return data
      default:
        let bytes = try source.bytes(at: offset + 2, count: 2)
        guard let length = bytes?.number(at: 0, width: 2, .bigEndian), length >= 2,
          length <= source.count - (offset + 2)
        else {
          data.warn("the JPEG ends within a segment")
          return data
        }
        try readSegment(&source, marker, at: offset + 4, length - 2, into: &data)
        offset += 2 + length
      }
    }
    data.warn("the JPEG has too many segments")
    return data
  }

  private static func readSegment(
    _ source: inout ByteSource, _ marker: UInt8, at body: Int, _ length: Int,
    into data: inout EmbeddedData
  ) throws(ProvenanceError) {
    switch marker {
    case 0xC4, 0xC8, 0xCC:
      // Tables that lie among the numbers of the frame headers.
      break
    case 0xC0...0xCF:
      guard length >= 5, let frame = try source.bytes(at: body, count: 5),
        let height = frame.number(at: 1, width: 2, .bigEndian),
        let width = frame.number(at: 3, width: 2, .bigEndian)
      else { return }
      data.setDimensions(width: width, height: height)
    case 0xE1:
      guard let block = try source.bytes(at: body, count: length) else { return }
      if block.holds("Exif\0\0") {
        data.add(exif: block)
      } else if block.holds("http://ns.adobe.com/xap/1.0/\0"), data.xmp == nil {
        data.xmp = TextDecoding.text(block.dropFirst(29))
      }
    default:
      break
    }
  }
}
