/// How much each pixel around a place counts for it when a picture is resampled.
package enum ResampleFilter: Sendable, Hashable, CaseIterable {
  /// Every pixel that the new one covers, alike.
  case box
  /// A triangle.
  case bilinear
  /// Keys' cubic with a = −0.5, the one that the models were trained with.
  case bicubic

  /// Half the width of the filter, in pixels of the smaller picture.
  var support: Double {
    switch self {
    case .box: 0.5
    case .bilinear: 1
    case .bicubic: 2
    }
  }

  /// The weight at `distance` pixels from the centre (Pillow, libImaging/Resample.c; the order of
  /// the operations is kept, for the last bit's sake).
  func weight(at distance: Double) -> Double {
    let x = abs(distance)
    switch self {
    case .box:
      return distance > -0.5 && distance <= 0.5 ? 1 : 0
    case .bilinear:
      return x < 1 ? 1 - x : 0
    case .bicubic:
      let a = -0.5
      if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
      if x < 2 { return (((x - 5) * x + 8) * x - 4) * a }
      return 0
    }
  }
}
