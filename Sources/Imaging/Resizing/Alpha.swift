/// Colours multiplied by alpha and divided by it, rounded as Pillow does (libImaging/Convert.c).
enum Alpha {
  /// The product of two samples that stand for 0…1.
  @inline(__always)
  static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
    let sum = UInt32(one) &* UInt32(other) &+ 128
    return UInt8(truncatingIfNeeded: ((sum >> 8) &+ sum) >> 8)
  }

  /// A row of `count` pixels, of which the last channel is alpha, with the others multiplied by it.
  static func multiply(
    _ from: UnsafePointer<UInt8>, into: UnsafeMutablePointer<UInt8>, _ count: Int, _ channels: Int
  ) {
    var at = 0
    for _ in 0..<count {
      let last = at &+ channels &- 1
      let alpha = from[last]
      while at < last {
        into[at] = product(from[at], alpha)
        at &+= 1
      }
      into[last] = alpha
      at &+= 1
    }
  }
}

extension Bitmap.Layout {
  /// Which channel is alpha; nil where there is none.
  var alphaChannel: Int? {
    switch self {
    case .grayAlpha: 1
    case .rgba: 3
    case .gray, .indexed, .rgb, .cmyk: nil
    }
  }
}

extension Bitmap {
  /// Divides the colours by their alpha, where there is any.
  mutating func divideByAlpha() {
    guard let last = layout.alphaChannel else { return }
    samples.withUnsafeMutableBufferPointer { samples in
      for pixel in stride(from: 0, to: samples.count, by: last + 1) {
        let alpha = samples[pixel + last]
        guard alpha != 255, alpha != 0 else { continue }
        for channel in pixel..<pixel + last {
          samples[channel] = UInt8(min(255, 255 * Int(samples[channel]) / Int(alpha)))
        }
      }
    }
  }
}
