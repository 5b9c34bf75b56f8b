/// How far a point is outside of a shape, in the units of the points; negative inside.
enum Distance {
  /// From a disc.
  @inline(__always)
  static func disc(_ p: Point, _ center: Point, _ radius: Float) -> Float {
    length(p - center) - radius
  }

  /// From an ellipse along the axes; exact on its outline, nearly so close to it.
  @inline(__always)
  static func ellipse(_ p: Point, _ center: Point, _ radii: Point) -> Float {
    let q = (p - center) / radii
    let r = length(q)
    let slope = length(q / radii)
    return slope > 1e-6 ? r * (r - 1) / slope : -min(radii.x, radii.y)
  }

  /// From a box with rounded corners.
  @inline(__always)
  static func box(_ p: Point, _ center: Point, _ half: Point, corner: Float = 0) -> Float {
    let d = p - center
    let q = Point(abs(d.x), abs(d.y)) - half + corner
    let outside = Point(max(q.x, 0), max(q.y, 0))
    return length(outside) + min(max(q.x, q.y), 0) - corner
  }

  /// From a line between two points, which gets from one radius to the other.
  @inline(__always)
  static func line(
    _ p: Point, _ a: Point, _ b: Point, _ radius: Float, to end: Float? = nil
  ) -> Float {
    let (pa, ba) = (p - a, b - a)
    let t = Curves.clamped(dot(pa, ba) / dot(ba, ba))
    return length(pa - ba * t) - (radius + ((end ?? radius) - radius) * t)
  }

  /// From a polygon, given by its corners in turn (after Quilez's formula for the sign by crossings).
  @inline(__always)
  static func polygon(_ p: Point, _ corners: [Point]) -> Float {
    var nearest = Float.greatestFiniteMagnitude
    var isInside = false
    corners.withUnsafeBufferPointer { corners in
      var last = corners.count - 1
      for index in corners.indices {
        let (a, b) = (corners[index], corners[last])
        let (edge, way) = (b - a, p - a)
        let t = Curves.clamped(dot(way, edge) / dot(edge, edge))
        let gap = way - edge * t
        nearest = min(nearest, dot(gap, gap))
        if (a.y > p.y) != (b.y > p.y), p.x < edge.x * (p.y - a.y) / edge.y + a.x {
          isInside.toggle()
        }
        last = index
      }
    }
    return isInside ? -nearest.squareRoot() : nearest.squareRoot()
  }

  @inline(__always)
  static func length(_ v: Point) -> Float { dot(v, v).squareRoot() }

  @inline(__always)
  static func dot(_ a: Point, _ b: Point) -> Float { a.x * b.x + a.y * b.y }
}
