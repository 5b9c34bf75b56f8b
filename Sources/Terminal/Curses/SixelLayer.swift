/// Pictures of sixel: pixels in the cells of the screen, which text there drops.
struct SixelLayer: PictureLayer {
  private(set) var shown: [ImagePlacement] = []
  private(set) var unfinished: [ImagePlacement] = []

  mutating func forget() {
    self = SixelLayer()
  }

  mutating func erase(
    for wanted: [ImagePlacement], staysUnderPicture: (Position) -> Bool
  ) -> [UInt8] {
    let plan = PlacementPlan(
      shown: shown, unfinished: unfinished, wanted: wanted, staysUnderPicture: staysUnderPicture)
    shown.removeAll(where: plan.removed.contains)
    unfinished = plan.drawn
    return plan.erased.flatMap { run in
      Self.moveCursor(to: run.origin) + Array("\u{1B}[\(run.columns)X".utf8)
    }
  }

  mutating func draw(limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    for picture in unfinished {
      let sequence = picture.sixel
      if count > 0, bytes.count + sequence.count > limit { break }
      bytes += Self.moveCursor(to: picture.area.origin) + sequence
      shown.removeAll { $0 == picture || PlacementPlan.covers(picture, $0) }
      shown.append(picture)
      count += 1
    }
    unfinished.removeFirst(count)
    return bytes
  }

  /// Pixels go with the screen that they are on.
  var leaving: [UInt8] { [] }
}

extension ImagePlacement {
  /// The sixel sequence; none where it is something else.
  var sixel: [UInt8] {
    if case .sixel(let bytes) = content { bytes } else { [] }
  }
}
