extension Bitmap {
  /// What HPSv2 sees: all of the picture as RGB, its longer side resized to `side`, centred, with
  /// black around it: [side, side, 3].
  ///
  /// The levels are not rounded, and the filter may take them a little beyond 0…255. These are
  /// open_clip's ResizeMaxSize after ToTensor with torchvision's antialiased bicubic on floats
  /// (0.17 and later) and its roundings: sides to the nearest, half to even, and half a pixel of the
  /// offset to the lower right.
  package func paddedSquare(_ side: Int) -> [Float] {
    precondition(side > 0 && width > 0 && height > 0, "a square of a picture")
    let scale = Double(side) / Double(max(width, height))
    let shown = { (length: Int) in
      min(side, max(1, Int((Double(length) * scale).rounded(.toNearestOrEven))))
    }
    let (columns, rows) = (shown(width), shown(height))
    let (left, top) = ((side - columns) / 2, (side - rows) / 2)
    let across = FloatAxis(from: width, to: columns)
    let down = FloatAxis(from: height, to: rows)
    let samples = rgb().samples
    let stride = 3 * columns
    var square = [Float](repeating: 0, count: 3 * side * side)
    samples.withUnsafeBufferPointer { samples in
      // Each row of the picture is made narrow once and counts for the few new ones that it touches.
      var line = [Float](repeating: 0, count: stride)
      var firstOpen = 0
      for row in 0..<height {
        across.narrow(samples, from: 3 * width * row, into: &line)
        while firstOpen < rows, down.windows[firstOpen].upperBound <= row { firstOpen += 1 }
        var target = firstOpen
        while target < rows, down.windows[target].lowerBound <= row {
          let weight = down.weights[target][row - down.windows[target].lowerBound]
          let start = 3 * ((top + target) * side + left)
          for sample in 0..<stride { square[start + sample] += weight * line[sample] }
          target += 1
        }
      }
    }
    return square
  }
}

/// Which old pixels of a row, or of a column, make up each new one, and by what weights.
private struct FloatAxis {
  /// For each new pixel the old ones that count; both ends move forward only.
  let windows: [Range<Int>]
  /// For each new pixel a weight for each of those.
  let weights: [[Float]]

  /// How `size` pixels become `target` (PyTorch, UpSampleKernel.cpp: the antialiased case).
  init(from size: Int, to target: Int) {
    let filter = ResampleFilter.bicubic
    let scale = Double(size) / Double(target)
    let stretch = max(scale, 1)
    let support = filter.support * stretch
    let windows = (0..<target).map { pixel in
      let center = (Double(pixel) + 0.5) * scale
      return max(0, Int(center - support + 0.5))..<min(size, Int(center + support + 0.5))
    }
    weights = windows.enumerated().map { pixel, window in
      let center = (Double(pixel) + 0.5) * scale
      let raw = window.map { filter.weight(at: (Double($0) - center + 0.5) / stretch) }
      let sum = raw.reduce(0, +)
      return raw.map { Float($0 / sum) }
    }
    self.windows = windows
  }

  /// One row of RGB, which begins at `start`, becomes one row of this axis' pixels.
  func narrow(_ samples: UnsafeBufferPointer<UInt8>, from start: Int, into line: inout [Float]) {
    for (pixel, window) in windows.enumerated() {
      var (red, green, blue): (Float, Float, Float) = (0, 0, 0)
      var place = start + 3 * window.lowerBound
      for weight in weights[pixel] {
        red += weight * Float(samples[place])
        green += weight * Float(samples[place + 1])
        blue += weight * Float(samples[place + 2])
        place += 3
      }
      (line[3 * pixel], line[3 * pixel + 1], line[3 * pixel + 2]) = (red, green, blue)
    }
  }
}
