/// Writes PNG files byte by byte, so that every kind can be tried; nothing is compressed.
struct PNGFixture {
  var width: Int
  var height: Int
  var depth: Int
  /// PNG's colour type: 0 gray, 2 RGB, 3 indexed, 4 gray and alpha, 6 RGBA.
  var colorType: Int
  /// The samples of the pixel in a column and row, as numbers of `depth` bits.
  var pixel: (_ x: Int, _ y: Int) -> [Int]
  var palette: [UInt8] = []
  /// The content of the chunk `tRNS`.
  var transparency: [UInt8] = []
  /// Chunks before the pixels: name and content.
  var extra: [(String, [UInt8])] = []
  var isInterlaced = false
  /// The filter types of the rows, one after the other, over and over; not for interlaced pictures.
  var filters: [UInt8] = [0]
  /// Over how many chunks the pixels are spread, an empty one after each.
  var dataChunks = 1

  /// The whole file.
  var bytes: [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let kind = [UInt8(depth), UInt8(colorType), 0, 0, isInterlaced ? 1 : 0]
    file += Self.chunk("IHDR", Self.big(width) + Self.big(height) + kind)
    if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
    if !transparency.isEmpty { file += Self.chunk("tRNS", transparency) }
    for (name, content) in extra { file += Self.chunk(name, content) }
    let data = Self.stored(rows)
    for index in 0..<dataChunks {
      let (first, end) = (
        data.count * index / dataChunks, data.count * (index + 1) / dataChunks
      )
      file += Self.chunk("IDAT", Array(data[first..<end]))
      if dataChunks > 1 { file += Self.chunk("IDAT", []) }
    }
    file += Self.chunk("IEND", [])
    return file
  }

  /// The rows, each with its filter type before it; of an interlaced picture those of the seven passes,
  /// unfiltered.
  private var rows: [UInt8] {
    guard isInterlaced else { return filtered(rows(fromX: 0, stepX: 1, fromY: 0, stepY: 1)) }
    let passes = [
      (0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2),
      (0, 1, 1, 2),
    ]
    return passes.flatMap { rows(fromX: $0.0, stepX: $0.1, fromY: $0.2, stepY: $0.3) }
  }

  /// Rows with their filters applied (PNG specification, 9.2).
  private func filtered(_ rows: [UInt8]) -> [UInt8] {
    let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1
    let size = max(1, channels * depth / 8)
    let length = rows.count / height
    var result = rows
    for y in 0..<height {
      let filter = filters[y % filters.count]
      result[y * length] = filter
      for x in 1..<length {
        let left = x > size ? Int(rows[y * length + x - size]) : 0
        let above = y > 0 ? Int(rows[(y - 1) * length + x]) : 0
        let corner = x > size && y > 0 ? Int(rows[(y - 1) * length + x - size]) : 0
        let predictions = [0, left, above, (left + above) / 2, Self.paeth(left, above, corner)]
        result[y * length + x] = rows[y * length + x] &- UInt8(predictions[Int(min(filter, 4))])
      }
    }
    return result
  }

  private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> Int {
    let estimate = left + above - corner
    return [left, above, corner].enumerated().min {
      (abs(estimate - $0.element), $0.offset) < (abs(estimate - $1.element), $1.offset)
    }?.element ?? 0
  }

  /// Every `stepX`th pixel of every `stepY`th row.
  private func rows(fromX: Int, stepX: Int, fromY: Int, stepY: Int) -> [UInt8] {
    guard fromX < width else { return [] }
    return stride(from: fromY, to: height, by: stepY).flatMap { y in
      var row: [UInt8] = [0]
      var (bits, count) = (0, 0)
      for x in stride(from: fromX, to: width, by: stepX) {
        for sample in pixel(x, y) {
          (bits, count) = (bits << depth | sample, count + depth)
          while count >= 8 {
            row.append(UInt8(bits >> (count - 8) & 0xFF))
            count -= 8
            bits &= (1 << count) - 1
          }
        }
      }
      if count > 0 { row.append(UInt8(bits << (8 - count) & 0xFF)) }
      return row
    }
  }

  /// A chunk with its length and checksum.
  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    var crc: UInt32 = ~0
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return big(content.count) + body + big(Int(~crc))
  }

  /// A zlib stream of stored blocks.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var (a, b) = (1, 0)
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let (low, high) = (UInt8(block.count & 0xFF), UInt8(block.count >> 8))
      stream += [block.endIndex == bytes.count ? 1 : 0, low, high, ~low, ~high]
      stream += block
      for byte in block {
        a = (a + Int(byte)) % 65_521
        b = (b + a) % 65_521
      }
    }
    return stream + big(b << 16 | a)
  }

  /// A number in four bytes, most significant first.
  static func big(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
  }

  /// The content of the chunk `eXIf` that gives an orientation.
  static func exif(orientation: UInt8) -> [UInt8] {
    Array("MM".utf8) + [
      0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
    ]
      + [0, 0, 0, 0]
  }
}
