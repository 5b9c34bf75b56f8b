/// Resizing with Pillow's exact arithmetic, on which the scores depend.
///
/// A horizontal pass, then a vertical one, each rounded to 8 bits (Pillow, libImaging/Resample.c;
/// Image.resize). Indexed pictures take the nearest pixel; where there is alpha, colours are
/// multiplied by it first and divided after.
package struct Resampling: Sendable {
  package let filter: ResampleFilter

  /// Resampling by a filter.
  package init(_ filter: ResampleFilter = .bicubic) {
    self.filter = filter
  }

  /// The picture at another size, in the same layout.
  package func resize(_ bitmap: Bitmap, to size: PixelSize) -> Bitmap {
    resize(bitmap, to: size, columns: 0..<size.width, rows: 0..<size.height)
  }

  /// The part of the picture at another size that is in these columns and rows.
  ///
  /// Nothing else of it is computed. `extent`, where given, is the part of the old picture that is
  /// resized, from the upper left.
  func resize(
    _ bitmap: Bitmap, to size: PixelSize, columns: Range<Int>, rows: Range<Int>,
    extent: (width: Double, height: Double)? = nil
  ) -> Bitmap {
    precondition(columns.lowerBound >= 0 && columns.upperBound <= size.width, "within the size")
    precondition(rows.lowerBound >= 0 && rows.upperBound <= size.height, "within the size")
    let sameWidth = size.width == bitmap.width && extent == nil
    let sameHeight = size.height == bitmap.height && extent == nil
    if sameWidth && sameHeight { return bitmap.cropped(columns: columns, rows: rows) }
    if bitmap.layout == .indexed {
      return nearest(bitmap, to: size, columns: columns, rows: rows)
    }
    let across = ResampleAxis(
      from: bitmap.width, extent: extent?.width, to: size.width, keeping: columns, by: filter)
    let down = ResampleAxis(
      from: bitmap.height, extent: extent?.height, to: size.height, keeping: rows, by: filter)

    let needed = sameHeight ? rows : down.first..<down.first + down.needed
    var samples = widened(bitmap, across: sameWidth ? nil : across, columns, needed)
    if !sameHeight {
      let stride = columns.count * bitmap.layout.channels
      let count = rows.count * stride
      samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        guard let into = buffer.baseAddress else { return }
        samples.withUnsafeBufferPointer { from in
          guard let from = from.baseAddress else { return }
          ResamplePass.down(from, into, stride: stride, down)
          initialized = count
        }
      }
    }
    var result = Bitmap(
      width: columns.count, height: rows.count, layout: bitmap.layout, samples: samples)
    result.divideByAlpha()
    return result
  }

  /// The needed rows, resampled horizontally or, without an axis, only cropped; colours multiplied
  /// by alpha.
  private func widened(
    _ bitmap: Bitmap, across: ResampleAxis?, _ columns: Range<Int>, _ needed: Range<Int>
  ) -> [UInt8] {
    let channels = bitmap.layout.channels
    let stride = columns.count * channels
    let oldStride = bitmap.width * channels
    let count = needed.count * stride
    var line = [UInt8](repeating: 0, count: bitmap.layout.alphaChannel == nil ? 0 : oldStride)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      bitmap.samples.withUnsafeBufferPointer { old in
        line.withUnsafeMutableBufferPointer { line in
          guard var into = buffer.baseAddress, let old = old.baseAddress else { return }
          for row in needed {
            var from = old + row * oldStride
            if bitmap.layout.alphaChannel != nil, let line = line.baseAddress {
              Alpha.multiply(from, into: line, bitmap.width, channels)
              from = UnsafePointer(line)
            }
            if let across {
              ResamplePass.across(from + across.first * channels, into, channels, across)
            } else {
              into.initialize(from: from + columns.lowerBound * channels, count: stride)
            }
            into += stride
          }
          initialized = count
        }
      }
    }
  }

  /// The nearest pixel of each place (Pillow, libImaging/Geometry.c: positions are added up, not
  /// multiplied, and cut off).
  private func nearest(
    _ bitmap: Bitmap, to size: PixelSize, columns: Range<Int>, rows: Range<Int>
  ) -> Bitmap {
    let positions = { (old: Int, new: Int, kept: Range<Int>) in
      let step = Double(old) / Double(new)
      // A strip of a picture may be asked for billions of pixels in; no one adds up as far as that.
      let first = kept.lowerBound > 1 << 20 ? kept.lowerBound : 0
      var place = step * 0.5 + Double(first) * step
      var places: [Int] = []
      places.reserveCapacity(kept.count)
      for index in first..<kept.upperBound {
        if index >= kept.lowerBound { places.append(min(Int(place), old - 1)) }
        place += step
      }
      return places
    }
    let across = positions(bitmap.width, size.width, columns)
    var samples: [UInt8] = []
    samples.reserveCapacity(columns.count * rows.count)
    for row in positions(bitmap.height, size.height, rows) {
      for column in across { samples.append(bitmap.samples[row * bitmap.width + column]) }
    }
    return Bitmap(
      width: columns.count, height: rows.count, layout: .indexed, samples: samples,
      palette: bitmap.palette)
  }
}
