/// Where on a canvas a thing is painted: its own coordinates run from −1 to 1, downwards and to the
/// right.
struct Frame: Sendable {
  /// Its middle.
  var center: Point
  /// Half its height.
  var size: Float
  /// Half the tangent of its turn; small numbers are nearly the angle's half.
  var tilt: Float = 0
  var isMirrored = false

  /// The place of a point of the frame on the canvas.
  func place(_ q: Point) -> Point {
    let (cosine, sine) = turn
    let x = isMirrored ? -q.x : q.x
    return center + size * Point(cosine * x - sine * q.y, sine * x + cosine * q.y)
  }

  /// Cosine and sine of the turn.
  private var turn: (Float, Float) {
    let square = tilt * tilt
    return ((1 - square) / (1 + square), 2 * tilt / (1 + square))
  }

  /// Paints within a box of the frame; the ink comes with the shape's distance in frame units.
  @inline(__always)
  func paint(
    on canvas: inout Canvas, _ box: Box, _ shape: (Point) -> (distance: Float, ink: Ink)
  ) {
    let corners = [
      place(Point(box.left, box.top)), place(Point(box.right, box.top)),
      place(Point(box.left, box.bottom)), place(Point(box.right, box.bottom)),
    ]
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    let around = Box(
      left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 1, bottom: ys.max() ?? 1)
    let (cosine, sine) = turn
    let edge = canvas.pixel / size
    canvas.paint(around) { point in
      let p = (point - center) / size
      let x = cosine * p.x + sine * p.y
      let q = Point(isMirrored ? -x : x, cosine * p.y - sine * p.x)
      let (distance, ink) = shape(q)
      return ink.covering(ink.w * Curves.clamped(0.5 - distance / edge))
    }
  }
}
