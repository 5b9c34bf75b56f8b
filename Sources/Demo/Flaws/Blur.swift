/// A picture out of focus.
enum Blur {
  /// Blurs by so much of the picture's side.
  static func apply(to canvas: inout Canvas, radius: Float) {
    let reach = max(1, Int(radius * Float(canvas.side) + 0.5))
    // Three boxes one after another are close to a bell.
    for _ in 0..<3 {
      let across = averaged(canvas.pixels, canvas.side, reach)
      canvas.pixels = averaged(across, canvas.side, reach)
    }
  }

  /// The mean of each row's neighbours, rows and columns changing places.
  private static func averaged(_ pixels: [Ink], _ side: Int, _ reach: Int) -> [Ink] {
    var turned = [Ink](repeating: Ink(0x000000), count: pixels.count)
    let weight = 1 / Float(2 * reach + 1)
    for row in 0..<side {
      let line = row * side
      func pixel(_ column: Int) -> Ink { pixels[line + min(max(column, 0), side - 1)] }
      var sum = Ink(repeating: 0)
      for column in -reach...reach { sum += pixel(column) }
      for column in 0..<side {
        turned[column * side + row] = sum * weight
        sum += pixel(column + reach + 1) - pixel(column - reach)
      }
    }
    return turned
  }
}
