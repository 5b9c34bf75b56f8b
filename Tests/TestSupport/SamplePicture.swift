/// A small PNG as a generator would write it: one colour, and perhaps an infotext.
package struct SamplePicture: Sendable {
  /// Red, green and blue of every pixel.
  package var color: (UInt8, UInt8, UInt8)
  /// Pixels along an edge.
  package var side: Int
  /// What lies in the chunk `parameters`; `nil` for none.
  package var infotext: String?

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
    let pixel = [color.0, color.1, color.2]
    let row: [UInt8] = [0] + (0..<side).flatMap { _ in pixel }
    file += Self.chunk("IDAT", Self.stored((0..<side).flatMap { _ in row }))
    return file + Self.chunk("IEND", [])
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
