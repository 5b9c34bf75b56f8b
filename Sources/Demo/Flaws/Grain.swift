/// A picture that was not wholly cleared of the noise it began as.
enum Grain {
  /// Cells of the noise along an edge.
  private static let cells: Float = 150

  /// Adds coloured noise of up to so much.
  static func apply(to canvas: inout Canvas, strength: Float, _ dice: inout Dice) {
    let noises = [Noise(&dice), Noise(&dice), Noise(&dice)]
    canvas.pixels.withUnsafeMutableBufferPointer { pixels in
      let side = canvas.side
      let scale = cells / Float(side)
      for row in 0..<side {
        for column in 0..<side {
          let (x, y) = (Float(column) * scale, Float(row) * scale)
          let light = noises[0](x, y) - 0.5
          // Two hues that are shifted from band to band, so that no pattern of theirs meets the eye.
          let red = noises[1](x + 0.5 + Float(row >> 6) * 11, y) - 0.5
          let blue = noises[2](x, y + 0.5 + Float(column >> 6) * 7) - 0.5
          let speck = Ink(light + red, light - 0.5 * (red + blue), light + blue, 0)
          pixels[row * side + column] += speck * strength
        }
      }
    }
  }
}
