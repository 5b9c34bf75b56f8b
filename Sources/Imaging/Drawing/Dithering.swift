/// Pixels → indices into a palette, each pixel's error passed on to its neighbours
/// (Floyd and Steinberg, 1976), so that areas keep their colour.
struct Dithering {
  private let palette: [SIMD4<Int32>]
  /// The palette's indices in the order of green, and the greens.
  private let order: [(index: UInt8, green: Int32)]
  /// For each 15-bit colour the nearest of the palette; −1 until it is asked for.
  private var nearest = [Int16](repeating: -1, count: 1 << 15)

  /// Dithering with the colours of a palette.
  init(_ palette: Palette) {
    self.palette = palette.colors.map { SIMD4(Int32($0.red), Int32($0.green), Int32($0.blue), 0) }
    order = palette.colors.enumerated().sorted { $0.element.green < $1.element.green }
      .map { (UInt8($0.offset), Int32($0.element.green)) }
  }

  /// An index for each pixel of an RGB picture.
  mutating func indices(of bitmap: Bitmap) -> [UInt8] {
    let (width, height) = (bitmap.width, bitmap.height)
    // Errors, in sixteenths, that the rows' pixels are to take; one place more at each end.
    var here = [SIMD4<Int32>](repeating: .zero, count: width + 2)
    var below = here
    var indices = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      var carried = SIMD4<Int32>.zero
      for x in 0..<width {
        let at = 3 * (y * width + x)
        let pixel = SIMD4(
          Int32(bitmap.samples[at]), Int32(bitmap.samples[at + 1]), Int32(bitmap.samples[at + 2]),
          0)
        let wanted = (pixel &+ ((here[x + 1] &+ carried &+ 8) &>> 4))
          .clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255))
        let index = index(of: wanted)
        indices[y * width + x] = UInt8(truncatingIfNeeded: index)
        let error = wanted &- palette[index]
        carried = error &* 7
        below[x] &+= error &* 3
        below[x + 1] &+= error &* 5
        below[x + 2] &+= error
      }
      swap(&here, &below)
      for x in below.indices { below[x] = .zero }
    }
    return indices
  }

  /// The palette's nearest colour, to 15 bits.
  @inline(__always)
  private mutating func index(of color: SIMD4<Int32>) -> Int {
    let key = Palette.key(Int(color.x), Int(color.y), Int(color.z))
    let known = nearest[key]
    return known >= 0 ? Int(known) : search(color, key)
  }

  /// Looks the nearest colour of a key up, and remembers it: outwards from the nearest green, until
  /// green alone is further away than the best.
  private mutating func search(_ color: SIMD4<Int32>, _ key: Int) -> Int {
    // The middle of the key's colours, so that the answer does not depend on which came first.
    let middle = (color & SIMD4(248, 248, 248, 0)) | SIMD4(4, 4, 4, 0)
    var (best, bestDistance) = (0, Int32.max)
    let start = order.firstIndex { $0.green >= middle.y } ?? order.count
    let consider = { (place: Int) -> Bool in
      let (index, green) = order[place]
      let ahead = green - middle.y
      if ahead * ahead >= bestDistance { return false }
      let difference = palette[Int(index)] &- middle
      let distance = (difference &* difference).wrappedSum()
      if distance < bestDistance { (best, bestDistance) = (Int(index), distance) }
      return true
    }
    var (down, up) = (start - 1, start)
    while down >= 0 || up < order.count {
      if up < order.count { up = consider(up) ? up + 1 : order.count }
      if down >= 0 { down = consider(down) ? down - 1 : -1 }
    }
    nearest[key] = Int16(best)
    return best
  }
}
