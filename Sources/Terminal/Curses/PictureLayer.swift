/// The pictures on a terminal: which are there, which are still to be drawn.
struct PictureLayer {
  /// Pictures that may have pixels on the terminal, in the order in which they were drawn.
  private(set) var shown: [ImagePlacement] = []
  /// Pictures that the last frame has and the terminal not yet, in the order of the frame.
  private(set) var unfinished: [ImagePlacement] = []

  /// Forgets all: the terminal is cleared.
  mutating func forget() {
    self = PictureLayer()
  }

  /// The bytes that erase what a frame with the pictures `wanted` no longer shows; what it shows is
  /// `unfinished` from now on.
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

  /// The bytes that draw the next pictures, at least one and then as many as fit into `limit` bytes.
  mutating func draw(limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    for picture in unfinished {
      if count > 0, bytes.count + picture.bytes.count > limit { break }
      bytes += Self.moveCursor(to: picture.area.origin) + picture.bytes
      shown.removeAll { $0 == picture || PlacementPlan.covers(picture, $0) }
      shown.append(picture)
      count += 1
    }
    unfinished.removeFirst(count)
    return bytes
  }

  private static func moveCursor(to position: Position) -> [UInt8] {
    Array("\u{1B}[\(position.row + 1);\(position.column + 1)H".utf8)
  }
}

extension Frame {
  /// The pictures of the frame that a terminal can draw without harm.
  ///
  /// Left out are those that lie in part outside the screen, reach its last row (a sixel there scrolls
  /// everything), have text in their area, are not whole sixel sequences that state their size, or are larger than
  /// their area or than the terminal draws. Those in `known` passed the checks of their bytes before.
  package func drawablePlacements(
    on size: Size, _ capabilities: Capabilities, known: Set<ImagePlacement> = []
  ) -> [ImagePlacement] {
    guard case .sixel(_, let largest) = capabilities.graphics else { return [] }
    var seen: Set<ImagePlacement> = []
    return placements.filter { placement in
      let area = placement.area
      guard !area.isEmpty, area.row >= 0, area.column >= 0, area.row < size.rows,
        area.column < size.columns, area.rows < size.rows - area.row,
        area.columns <= size.columns - area.column, seen.insert(placement).inserted,
        isUncovered(area)
      else { return false }
      if known.contains(placement) { return true }
      guard let shape = SixelShape(placement.bytes) else { return false }
      return shape.size.width <= min(area.columns * capabilities.cell.width, largest.width)
        && shape.size.height <= min(area.rows * capabilities.cell.height, largest.height)
    }
  }

  /// Whether every cell of `area` is kept for a picture.
  private func isUncovered(_ area: Rectangle) -> Bool {
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn
      where self[row, column].text != Cell.underPicture.text {
        return false
      }
    }
    return true
  }
}
