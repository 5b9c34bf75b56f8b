/// Pixels → indices into a palette, each pixel's error passed on to its neighbours
/// (Floyd and Steinberg, 1976), so that areas keep their colour.
struct Dithering {
  /// The palette's samples, one array each, in the order of green.
  private let red: [Int]
  private let green: [Int]
  private let blue: [Int]
  /// For each 5-bit green the first place of the palette that is as green as its middle.
  private let firsts: [Int]
  /// For each 15-bit colour the nearest of the palette; −1 until it is asked for.
  private var nearest = [Int16](repeating: -1, count: 1 << 15)

  /// Dithering with the colours of a palette.
  init(_ palette: Palette) {
    red = palette.colors.map { Int($0.red) }
    green = palette.colors.map { Int($0.green) }
    blue = palette.colors.map { Int($0.blue) }
    let places = palette.colors.indices
    firsts = (0..<32).map { key in
      places.first { palette.colors[$0].green >= key << 3 | 4 } ?? places.endIndex
    }
  }

  /// An index for each pixel of an RGB picture.
  mutating func indices(of bitmap: Bitmap) -> [UInt8] {
    let (width, height) = (bitmap.width, bitmap.height)
    // Errors, in sixteenths, that the rows' pixels are to take; one place more at each end.
    var here = [SIMD4<Int32>](repeating: .zero, count: width + 2)
    var below = here
    let palette = red.indices.map { SIMD4(Int32(red[$0]), Int32(green[$0]), Int32(blue[$0]), 0) }
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
    if known >= 0 { return Int(known) }
    // The middle of the key's colours, so that the answer does not depend on which came first.
    let found = search(Int(color.x) & ~7 | 4, Int(color.y) & ~7 | 4, Int(color.z) & ~7 | 4)
    nearest[key] = Int16(found)
    return found
  }

  /// The nearest colour of the palette: looked for outwards from the nearest green, until green
  /// alone is further away than the best.
  private func search(_ r: Int, _ g: Int, _ b: Int) -> Int {
    var (best, bestDistance) = (0, Int.max)
    // Whether the colour at a place, and those beyond it, may be nearer than the best.
    func consider(_ place: Int) -> Bool {
      let ahead = green[place] &- g
      var distance = ahead &* ahead
      if distance >= bestDistance { return false }
      distance &+= (red[place] &- r) &* (red[place] &- r)
      distance &+= (blue[place] &- b) &* (blue[place] &- b)
      if distance < bestDistance { (best, bestDistance) = (place, distance) }
      return true
    }
    var up = firsts[g >> 3]
    var down = up - 1
    while down >= 0 || up < green.count {
      if up < green.count { up = consider(up) ? up + 1 : green.count }
      if down >= 0 { down = consider(down) ? down - 1 : -1 }
    }
    return best
  }
}
