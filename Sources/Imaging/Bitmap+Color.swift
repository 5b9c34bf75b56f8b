extension Bitmap {
  /// The picture as RGB, as Pillow's `convert("RGB")` makes it: alpha is dropped, whatever colour
  /// it hid.
  package func rgb() -> Bitmap {
    switch layout {
    case .rgb: self
    case .gray: mapped { pixel in (pixel[0], pixel[0], pixel[0]) }
    case .grayAlpha: mapped { pixel in (pixel[0], pixel[0], pixel[0]) }
    case .rgba: mapped { pixel in (pixel[0], pixel[1], pixel[2]) }
    case .indexed: colored()
    case .cmyk:
      mapped { pixel in
        let light = 255 - pixel[3]
        return (
          light - Alpha.product(pixel[0], light), light - Alpha.product(pixel[1], light),
          light - Alpha.product(pixel[2], light)
        )
      }
    }
  }

  /// The picture as RGB, as it looks on a background.
  package func flattened(on background: RGBColor) -> Bitmap {
    guard let alpha = layout.alphaChannel else { return rgb() }
    let (green, blue) = alpha == 1 ? (0, 0) : (1, 2)
    return mapped { pixel in
      let over = pixel[alpha]
      let under = 255 - over
      let blend = { (sample: UInt8, ground: UInt8) in
        // The two roundings may add up to one level too many.
        UInt8(min(255, Int(Alpha.product(sample, over)) + Int(Alpha.product(ground, under))))
      }
      return (
        blend(pixel[0], background.red), blend(pixel[green], background.green),
        blend(pixel[blue], background.blue)
      )
    }
  }

  /// The part of the picture in these columns and rows.
  package func cropped(columns: Range<Int>, rows: Range<Int>) -> Bitmap {
    precondition(columns.lowerBound >= 0 && columns.upperBound <= width, "within the picture")
    precondition(rows.lowerBound >= 0 && rows.upperBound <= height, "within the picture")
    if columns == 0..<width && rows == 0..<height { return self }
    let channels = layout.channels
    var cut: [UInt8] = []
    cut.reserveCapacity(columns.count * rows.count * channels)
    for row in rows {
      let start = (row * width + columns.lowerBound) * channels
      cut += samples[start..<start + columns.count * channels]
    }
    return Bitmap(
      width: columns.count, height: rows.count, layout: layout, samples: cut, palette: palette)
  }

  /// The colours that the indices stand for; black for one beyond the palette.
  private func colored() -> Bitmap {
    var colors = palette
    if colors.count < 3 * 256 {
      colors += [UInt8](repeating: 0, count: 3 * 256 - colors.count)
    }
    return mapped { pixel in
      let color = 3 * Int(pixel[0])
      return (colors[color], colors[color + 1], colors[color + 2])
    }
  }

  /// An RGB picture of what each pixel's samples become.
  @inline(__always)
  private func mapped(
    _ color: (UnsafePointer<UInt8>) -> (red: UInt8, green: UInt8, blue: UInt8)
  ) -> Bitmap {
    let count = width * height
    let channels = layout.channels
    let mapped = [UInt8](unsafeUninitializedCapacity: 3 * count) { buffer, initialized in
      samples.withUnsafeBufferPointer { samples in
        guard var into = buffer.baseAddress, var from = samples.baseAddress else { return }
        for _ in 0..<count {
          (into[0], into[1], into[2]) = color(from)
          from += channels
          into += 3
        }
        initialized = 3 * count
      }
    }
    return Bitmap(width: width, height: height, layout: .rgb, samples: mapped)
  }
}
