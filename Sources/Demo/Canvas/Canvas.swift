internal import Imaging

/// A place on a picture: 0…1 from the left and from the top.
typealias Point = SIMD2<Float>

/// A square picture that is being painted.
struct Canvas: Sendable {
  /// Pixels along an edge.
  let side: Int
  /// Row by row from the top.
  var pixels: [Ink]

  /// A black canvas.
  init(side: Int) {
    self.side = side
    pixels = [Ink](repeating: Ink(0x000000), count: side * side)
  }

  /// A pixel's width.
  var pixel: Float { 1 / Float(side) }

  /// Lays an ink over every pixel of a box.
  @inline(__always)
  mutating func paint(_ box: Box = .all, _ ink: (Point) -> Ink) {
    let scale = Float(side)
    let columns = Self.range(box.left, box.right, side)
    let rows = Self.range(box.top, box.bottom, side)
    let side = side
    pixels.withUnsafeMutableBufferPointer { pixels in
      for row in rows {
        for column in columns {
          let laid = ink(Point((Float(column) + 0.5) / scale, (Float(row) + 0.5) / scale))
          let place = row * side + column
          pixels[place] += (laid - pixels[place]) * laid.w
        }
      }
    }
  }

  private static func range(_ low: Float, _ high: Float, _ side: Int) -> Range<Int> {
    let first = Int(min(max(low, 0), 1) * Float(side))
    let last = Int(min(max(high, 0), 1) * Float(side)) + 1
    return first..<max(first, min(last, side))
  }

  /// The picture in 8 bits a sample.
  var bitmap: Bitmap {
    var samples = [UInt8](repeating: 0, count: 3 * side * side)
    for (place, ink) in pixels.enumerated() {
      let levels = ink.clamped(lowerBound: Ink(repeating: 0), upperBound: Ink(repeating: 1)) * 255
      for channel in 0..<3 { samples[3 * place + channel] = UInt8(levels[channel] + 0.5) }
    }
    return Bitmap(width: side, height: side, layout: .rgb, samples: samples)
  }
}

/// A part of a picture, or of a frame.
struct Box: Sendable {
  var left: Float
  var top: Float
  var right: Float
  var bottom: Float

  /// The whole picture.
  static let all = Box(left: 0, top: 0, right: 1, bottom: 1)

  /// What lies within `x` and `y` of a point.
  static func around(_ center: Point, _ x: Float, _ y: Float) -> Box {
    Box(left: center.x - x, top: center.y - y, right: center.x + x, bottom: center.y + y)
  }
}
