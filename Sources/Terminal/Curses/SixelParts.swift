/// A sixel sequence taken apart into its bands, so that it can be drawn within a larger picture.
struct SixelParts {
  let size: PixelSize
  /// Pixels to the left of it in the larger picture.
  let left: Int
  /// The colours and the bands between the size and the end.
  private let body: ArraySlice<UInt8>

  /// The parts of a whole sequence that states its size; `nil` for anything else.
  init?(_ bytes: [UInt8], left: Int) {
    guard left >= 0, let shape = SixelShape(bytes),
      let start = bytes.firstIndex(of: UInt8(ascii: "q"))
    else { return nil }
    size = shape.size
    self.left = left
    // The size: a quotation mark, numbers and semicolons.
    body = bytes[(start + 2)...].drop { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ";") }.dropLast(2)
  }

  /// The bands, each pass of which begins at the left of the larger picture, the colours numbered from
  /// `base` on; and how many numbers they take.
  func bands(numberedFrom base: Int) -> (bands: [[UInt8]], colors: Int) {
    let indent = left > 0 ? Array("!\(left)?".utf8) : []
    var bands: [[UInt8]] = [indent]
    var colors = 0
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      index += 1
      switch byte {
      case UInt8(ascii: "#"):
        var number = 0
        while index < body.endIndex, 0x30...0x39 ~= body[index], number < 100_000 {
          number = number * 10 + Int(body[index] - 0x30)
          index += 1
        }
        colors = max(colors, number + 1)
        bands[bands.count - 1] += Array("#\(base + number)".utf8)
      case UInt8(ascii: "$"):
        bands[bands.count - 1].append(byte)
        bands[bands.count - 1] += indent
      case UInt8(ascii: "-"):
        bands.append(indent)
      default:
        bands[bands.count - 1].append(byte)
      }
    }
    // A newline at the end begins no band.
    if bands.count > 1, bands[bands.count - 1] == indent { bands.removeLast() }
    return (bands, colors)
  }
}
