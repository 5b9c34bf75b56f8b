/// A small PNG as a generator would write it: one colour, and perhaps an infotext.
package struct SamplePicture: Sendable {
  /// Red, green and blue of every pixel.
  package var color: (UInt8, UInt8, UInt8)
  /// Pixels along an edge.
  package var side: Int
  /// What lies in the chunk `parameters`; `nil` for none.
  package var infotext: String?
  /// What is hidden in the lowest bits of the colours, as "stealth PNG info" is; `nil` for nothing.
  package var hidden: String?

  /// A square of one colour.
  package init(_ color: (UInt8, UInt8, UInt8), side: Int = 32, infotext: String? = nil) {
    self.color = color
    self.side = side
    self.infotext = infotext
  }

  /// A square whose infotext has a prompt and some parameters.
  package init(_ color: (UInt8, UInt8, UInt8), prompt: String) {
    self.init(
      color,
      infotext: "\(prompt)\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 32x32")
  }

  /// The file.
  package var bytes: [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += Self.chunk("IHDR", Self.big(side) + Self.big(side) + [8, 2, 0, 0, 0])
    if let infotext {
      file += Self.chunk("tEXt", Array("parameters".utf8) + [0] + Array(infotext.utf8))
    }
    file += Self.chunk("IDAT", Self.stored(rows.flatMap { [0] + $0 }))
    return file + Self.chunk("IEND", [])
  }

  /// The samples, row by row.
  private var rows: [[UInt8]] {
    let row = (0..<side).flatMap { _ in [color.0, color.1, color.2] }
    var rows = [[UInt8]](repeating: row, count: side)
    guard let text = hidden.map({ Array($0.utf8) }) else { return rows }
    let bytes = Array("stealth_rgbinfo".utf8) + Self.big(text.count * 8) + text
    for bit in 0..<bytes.count * 8 {
      // Down the columns, three bits a pixel.
      let (pixel, channel) = (bit / 3, bit % 3)
      let (row, sample) = (pixel % side, pixel / side * 3 + channel)
      rows[row][sample] = rows[row][sample] & 0xFE | bytes[bit / 8] >> UInt8(7 - bit % 8) & 1
    }
    return rows
  }

  private static func big(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    var check: UInt32 = .max
    for byte in body {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
    }
    return big(content.count) + body + big(Int(~check))
  }

  /// A zlib stream that compresses nothing.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for half in [count, ~count] { stream += [UInt8(half & 255), UInt8(half >> 8)] }
      stream += block
    } while !rest.isEmpty
    var (low, high) = (UInt32(1), UInt32(0))
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return stream + big(Int(high << 16 | low))
  }
}
