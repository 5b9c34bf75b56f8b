/// What to erase and what to draw so that the sixel pictures on a terminal become those of a frame.
///
/// ncurses knows nothing of pictures. Where a cell under one changes to text or a blank, it writes that
/// cell and the terminal drops the pixels. Where U+00A0 stays U+00A0, because another picture has the cell
/// now, it writes nothing: these cells are what `erased` is for.
struct PlacementPlan: Equatable {
  /// Cells to erase before anything is drawn: one rectangle for each run of cells in a row.
  private(set) var erased: [Rectangle] = []
  /// Pictures whose pixels are gone afterwards, in part or as a whole.
  private(set) var removed: [ImagePlacement] = []
  /// Pictures to draw, in the order of the frame.
  private(set) var drawn: [ImagePlacement] = []

  /// Plans the way from what is shown to what is wanted.
  ///
  /// `unfinished` are pictures that were wanted before and not drawn yet; `staysUnderPicture` says
  /// whether a cell held U+00A0 and goes on doing so.
  init(
    shown: [ImagePlacement], unfinished: [ImagePlacement], wanted: [ImagePlacement],
    staysUnderPicture: (Position) -> Bool
  ) {
    let kept = Set(wanted).intersection(shown).subtracting(unfinished)
    let fresh = wanted.filter { !kept.contains($0) }
    for stale in shown where !wanted.contains(stale) {
      if fresh.contains(where: { Self.covers($0, stale) }) { continue }
      removed.append(stale)
      erased += Self.runs(of: stale.area, where: staysUnderPicture)
    }
    // A picture that lies over or under what changes is drawn again, and so on.
    var dirty = erased + fresh.map(\.area)
    var redrawn: Set<ImagePlacement> = []
    var isSettled = false
    while !isSettled {
      isSettled = true
      for placement in kept.subtracting(redrawn)
      where dirty.contains(where: { $0.intersects(placement.area) }) {
        redrawn.insert(placement)
        dirty.append(placement.area)
        isSettled = false
      }
    }
    drawn = wanted.filter { !kept.contains($0) || redrawn.contains($0) }
  }

  /// Whether drawing `new` leaves no pixel of `old`, so that nothing need be erased before.
  static func covers(_ new: ImagePlacement, _ old: ImagePlacement) -> Bool {
    guard new.area == old.area, let newShape = SixelShape(new.sixel), newShape.isOpaque,
      let oldShape = SixelShape(old.sixel)
    else { return false }
    return newShape.size.width >= oldShape.size.width
      && newShape.size.height >= oldShape.size.height
  }

  /// The runs of cells in the rows of `area` that fulfil `condition`.
  private static func runs(
    of area: Rectangle, where condition: (Position) -> Bool
  ) -> [Rectangle] {
    var runs: [Rectangle] = []
    for row in area.row..<area.endRow {
      var start: Int?
      for column in area.column...area.endColumn {
        let isInside =
          column < area.endColumn && condition(Position(row: row, column: column))
        if isInside {
          start = start ?? column
        } else if let first = start {
          runs.append(Rectangle(row: row, column: first, rows: 1, columns: column - first))
          start = nil
        }
      }
    }
    return runs
  }
}
