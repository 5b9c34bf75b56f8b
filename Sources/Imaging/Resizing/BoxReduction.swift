extension Bitmap {
  /// The picture smaller by whole factors, each pixel the mean of a block.
  ///
  /// Cheap, for a picture that is resampled to half of the result or less anyway. The last blocks may
  /// be parts of one. Colours count by their alpha. Not for indexed pictures.
  func reduced(columns: Int, rows: Int) -> Bitmap {
    precondition(columns > 0 && rows > 0 && layout != .indexed, "blocks of colours")
    if columns == 1 && rows == 1 { return self }
    let (newWidth, newHeight) = ((width - 1) / columns + 1, (height - 1) / rows + 1)
    let channels = layout.channels
    let count = newWidth * newHeight * channels
    let means = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      samples.withUnsafeBufferPointer { old in
        guard var into = buffer.baseAddress, let old = old.baseAddress else { return }
        for top in stride(from: 0, to: height, by: rows) {
          let blockRows = min(rows, height - top)
          for left in stride(from: 0, to: width, by: columns) {
            Self.mean(
              old + (top * width + left) * channels, stride: width * channels,
              columns: min(columns, width - left), rows: blockRows, layout, into)
            into += channels
          }
        }
        initialized = count
      }
    }
    return Bitmap(width: newWidth, height: newHeight, layout: layout, samples: means)
  }

  /// The mean of a block of pixels.
  @inline(__always)
  private static func mean(
    _ block: UnsafePointer<UInt8>, stride: Int, columns: Int, rows: Int, _ layout: Layout,
    _ into: UnsafeMutablePointer<UInt8>
  ) {
    let area = columns &* rows
    var (a, b, c, d) = (0, 0, 0, 0)
    switch layout {
    case .gray, .indexed:
      for row in 0..<rows {
        let from = block + row &* stride
        for column in 0..<columns { a &+= Int(from[column]) }
      }
      into[0] = UInt8((a &+ area / 2) / area)
    case .rgb:
      for row in 0..<rows {
        var from = block + row &* stride
        for _ in 0..<columns {
          a &+= Int(from[0])
          b &+= Int(from[1])
          c &+= Int(from[2])
          from += 3
        }
      }
      into[0] = UInt8((a &+ area / 2) / area)
      into[1] = UInt8((b &+ area / 2) / area)
      into[2] = UInt8((c &+ area / 2) / area)
    case .cmyk:
      for row in 0..<rows {
        var from = block + row &* stride
        for _ in 0..<columns {
          a &+= Int(from[0])
          b &+= Int(from[1])
          c &+= Int(from[2])
          d &+= Int(from[3])
          from += 4
        }
      }
      into[0] = UInt8((a &+ area / 2) / area)
      into[1] = UInt8((b &+ area / 2) / area)
      into[2] = UInt8((c &+ area / 2) / area)
      into[3] = UInt8((d &+ area / 2) / area)
    case .grayAlpha, .rgba:
      let last = layout.channels &- 1
      let (second, third) = last == 1 ? (0, 0) : (1, 2)
      for row in 0..<rows {
        var from = block + row &* stride
        for _ in 0..<columns {
          let alpha = Int(from[last])
          a &+= Int(from[0]) &* alpha
          b &+= Int(from[second]) &* alpha
          c &+= Int(from[third]) &* alpha
          d &+= alpha
          from += last &+ 1
        }
      }
      let sum = max(d, 1)
      into[third] = UInt8((c &+ sum / 2) / sum)
      into[second] = UInt8((b &+ sum / 2) / sum)
      into[0] = UInt8((a &+ sum / 2) / sum)
      into[last] = UInt8((d &+ area / 2) / area)
    }
  }
}
