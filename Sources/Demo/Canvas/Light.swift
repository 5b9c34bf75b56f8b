/// How a scene lights what stands in it.
struct Light: Sendable {
  /// To the light: right, down and towards the viewer; of length 1.
  var direction: SIMD3<Float>
  /// How bright the shaded side is.
  var ambient: Float
  /// The colour of the air, and how much of it lies over things.
  var air: Ink
  var haze: Float

  /// Light from the left or the right, above and before the scene.
  init(fromLeft: Bool, ambient: Float, air: UInt32, haze: Float) {
    // (0.48, 0.64, 0.6) has length 1.
    direction = SIMD3(fromLeft ? -0.48 : 0.48, -0.64, 0.6)
    self.ambient = ambient
    self.air = Ink(air)
    self.haze = haze
  }

  /// A colour on a surface that looks along `normal`, of length 1.
  @inline(__always)
  func shade(_ ink: Ink, _ normal: SIMD3<Float>) -> Ink {
    let facing = max((normal * direction).sum(), 0)
    return ink.lit(ambient + (1.12 - ambient) * facing).mixed(with: air, haze)
  }

  /// A flat side, in so much light.
  @inline(__always)
  func flat(_ ink: Ink, _ light: Float = 0.9) -> Ink {
    ink.lit(light * (0.55 + 0.45 * ambient)).mixed(with: air, haze)
  }

  /// A colour on a bulge that is as wide as `radii`, at `q` from its middle; glossy by `gloss`.
  @inline(__always)
  func bulge(_ ink: Ink, _ q: Point, _ radii: Point, gloss: Float = 0.5) -> Ink {
    let n = q / radii
    let flatness = 1 - Distance.dot(n, n)
    let normal: SIMD3<Float>
    if flatness > 0 {
      normal = SIMD3(n.x, n.y, flatness.squareRoot())
    } else {
      let length = Distance.length(n)
      normal = SIMD3(n.x / length, n.y / length, 0)
    }
    let mirrored = SIMD3(direction.x, direction.y, direction.z + 1)
    let norm = (mirrored * mirrored).sum().squareRoot()
    var shine = max((normal * mirrored).sum() / norm, 0)
    for _ in 0..<5 { shine *= shine }
    return shade(ink, normal).mixed(with: Ink(0xFFFFFF), shine * gloss)
  }
}
