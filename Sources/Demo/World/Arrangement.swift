/// Places for several subjects, which do not cover one another.
struct Arrangement: Sendable {
  /// The frames, the hindmost first.
  private(set) var frames: [Frame] = []

  /// Finds places for `count` subjects on a stage, in one half of it where `side` says so.
  init(_ count: Int, on stage: Stage, side: Side?, _ dice: inout Dice) {
    guard count > 0 else { return }
    var size = Self.size(of: count, isHalf: side != nil) * dice.number(0.94...1.06)
    repeat {
      frames = Self.attempt(count, size, stage, side, &dice)
      size *= 0.95
    } while frames.count < count
    frames.sort { $0.center.y < $1.center.y }
  }

  /// Half the height of a subject, to begin with.
  private static func size(of count: Int, isHalf: Bool) -> Float {
    let sizes: [Float] =
      isHalf ? [0.17, 0.125, 0.11, 0.1, 0.095] : [0.21, 0.17, 0.145, 0.13, 0.115]
    return sizes[min(count, sizes.count) - 1]
  }

  /// Places as many as can be found by trying for a while.
  private static func attempt(
    _ count: Int, _ size: Float, _ stage: Stage, _ side: Side?, _ dice: inout Dice
  ) -> [Frame] {
    let margin = size * 0.85 + 0.02
    let columns: ClosedRange<Float> =
      switch side {
      case .left: margin...max(margin, 0.5 - 0.8 * size)
      case .right: min(1 - margin, 0.5 + 0.8 * size)...(1 - margin)
      case nil: margin...(1 - margin)
      }
    let (low, high) = (stage.heights.lowerBound, stage.heights.upperBound)
    var frames: [Frame] = []
    for _ in 0..<60 where frames.count < count {
      let height = dice.number(low...high)
      var frame = Frame(center: Point(dice.number(columns), height), size: size)
      if case .air = stage.footing {
        frame.tilt = dice.number(-0.07...0.07)
        frame.size *= dice.number(0.9...1.08)
      } else {
        let depth = (height - low) / max(high - low, 0.01)
        frame.size *= 0.86 + 0.2 * depth
        frame.center.y = height - frame.size * 0.92
      }
      frame.center.y = max(frame.center.y, frame.size + 0.02)
      frame.isMirrored = dice.happens(50)
      let isFree = frames.allSatisfy { other in
        let gap = frame.center - other.center
        let reach = frame.size + other.size
        return abs(gap.x) > 0.93 * reach || abs(gap.y) > 0.98 * reach
      }
      if isFree { frames.append(frame) }
    }
    return frames
  }
}
