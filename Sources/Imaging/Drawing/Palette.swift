/// The few colours that a picture is drawn with.
///
/// Median cut by variance: the colours, at 15 bits, begin as one box; the box whose colours lie
/// furthest apart is cut in two at its mean until there are enough.
struct Palette: Sendable, Equatable {
  /// At most 256, no two alike, in the order of green.
  let colors: [RGBColor]

  /// At most `count` colours for an RGB picture; a picture of so few keeps its own.
  ///
  /// Each is one that sixels can express: whole hundredths of full light.
  init(for bitmap: Bitmap, count: Int) {
    precondition(bitmap.layout == .rgb && count > 0 && count <= 256, "a palette for RGB")
    var cells = Self.cells(of: bitmap)
    var boxes = [Box(of: cells, 0..<cells.count)]
    while boxes.count < count,
      let widest = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }),
      boxes[widest].spread > 0
    {
      let box = boxes[widest]
      let middle = cells.withUnsafeMutableBufferPointer { Self.partition(&$0, box) }
      boxes[widest] = Box(of: cells, box.range.lowerBound..<middle)
      boxes.append(Box(of: cells, middle..<box.range.upperBound))
    }
    var seen: Set<RGBColor> = []
    colors = boxes.map(\.color).filter { seen.insert($0).inserted }
      .sorted { $0.green < $1.green }
  }

  /// The 15 bits of a colour, 5 of each sample.
  @inline(__always)
  static func key(_ red: Int, _ green: Int, _ blue: Int) -> Int {
    (red >> 3) << 10 | (green >> 3) << 5 | blue >> 3
  }

  /// The pixels of one 15-bit colour.
  private struct Cell {
    /// Sums of the samples, and how many pixels there are.
    var sum: SIMD4<Float>
    /// The mean colour.
    var mean: SIMD4<Float>
  }

  /// Cells that share one colour of the palette.
  private struct Box {
    let range: Range<Int>
    /// Squared distance from the mean along the widest axis, over all pixels.
    let spread: Float
    let axis: Int
    let mean: SIMD4<Float>

    /// The box of some cells.
    init(of cells: [Cell], _ range: Range<Int>) {
      var sum = SIMD4<Float>.zero
      for cell in cells[range] { sum += cell.sum }
      let mean = sum / max(sum.w, 1)
      var squares = SIMD4<Float>.zero
      for cell in cells[range] {
        let distance = cell.mean - mean
        squares += distance * distance * cell.sum.w
      }
      let axis = (0..<3).max { squares[$0] < squares[$1] } ?? 0
      self.range = range
      self.mean = mean
      self.axis = axis
      spread = range.count > 1 ? squares[axis] : 0
    }

    /// The mean colour, in hundredths of full light and back.
    var color: RGBColor {
      let sample = { (mean: Float) in UInt8((Int(mean * 100 / 255 + 0.5) * 255 + 50) / 100) }
      return RGBColor(sample(mean.x), sample(mean.y), sample(mean.z))
    }
  }

  /// The 15-bit colours that the picture has.
  private static func cells(of bitmap: Bitmap) -> [Cell] {
    // Eight million white pixels, fewer than a large screen has, are more than 32 bits hold.
    var sums = [SIMD4<Int64>](repeating: .zero, count: 1 << 15)
    sums.withUnsafeMutableBufferPointer { sums in
      bitmap.samples.withUnsafeBufferPointer { samples in
        for at in stride(from: 0, to: samples.count, by: 3) {
          let (red, green, blue) = (samples[at], samples[at + 1], samples[at + 2])
          sums[key(Int(red), Int(green), Int(blue))] &+= SIMD4(
            Int64(red), Int64(green), Int64(blue), 1)
        }
      }
    }
    return sums.filter { $0.w > 0 }.map {
      let sum = SIMD4<Float>(Float($0.x), Float($0.y), Float($0.z), Float($0.w))
      return Cell(sum: sum, mean: sum / sum.w)
    }
  }

  /// Puts the box's cells below its mean before the others; where these begin.
  private static func partition(_ cells: inout UnsafeMutableBufferPointer<Cell>, _ box: Box) -> Int
  {
    var middle = box.range.lowerBound
    for index in box.range where cells[index].mean[box.axis] < box.mean[box.axis] {
      cells.swapAt(index, middle)
      middle += 1
    }
    // Rounding of the mean must not leave one half empty.
    return min(max(middle, box.range.lowerBound + 1), box.range.upperBound - 1)
  }
}
