/// A picture whose outlines run, as if it were wax.
enum Melting {
  /// Moves every place by up to so much of the picture's side, mostly downwards.
  static func apply(to canvas: inout Canvas, reach: Float, _ dice: inout Dice) {
    let (across, down) = (Noise(&dice), Noise(&dice))
    let side = canvas.side
    let source = canvas.pixels
    let last = Float(side - 1)
    let scale = 1 / Float(side)
    for row in 0..<side {
      for column in 0..<side {
        let (x, y) = (Float(column) * scale, Float(row) * scale)
        let sideways = across.layered(x * 11, y * 11, layers: 2) - 0.5
        let drip = down.layered(x * 19, y * 5, layers: 2) - 0.42
        let fromX = min(max(Float(column) + 1.5 * reach * sideways * last, 0), last)
        let fromY = min(max(Float(row) - 2 * reach * drip * last, 0), last)
        let (left, top) = (min(Int(fromX), side - 2), min(Int(fromY), side - 2))
        let (u, v) = (fromX - Float(left), fromY - Float(top))
        let place = top * side + left
        let upper = source[place].mixed(with: source[place + 1], u)
        let lower = source[place + side].mixed(with: source[place + side + 1], u)
        canvas.pixels[row * side + column] = upper.mixed(with: lower, v)
      }
    }
  }
}
