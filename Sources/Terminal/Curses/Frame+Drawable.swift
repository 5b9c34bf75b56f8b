extension Frame {
  /// The pictures of the frame that a terminal can draw without harm.
  ///
  /// Left out are those that lie in part outside the screen, reach its last row (a sixel there scrolls
  /// everything), have text in their area, are not what the terminal draws, cannot be told to be whole and of a
  /// stated size, or are larger than their area or than the terminal draws; and those that lie over others which
  /// the terminal would stack in an order of its own. Those in `known` passed the checks of their bytes before.
  package func drawablePlacements(
    on size: Size, _ capabilities: Capabilities, known: Set<ImagePlacement> = []
  ) -> [ImagePlacement] {
    var seen: Set<ImagePlacement> = []
    var drawable: [ImagePlacement] = []
    for placement in placements where isDrawable(placement, on: size, capabilities, known, &seen) {
      let isOver = drawable.contains { $0.area.intersects(placement.area) }
      if capabilities.graphics != .kitty || !isOver { drawable.append(placement) }
    }
    return drawable
  }

  private func isDrawable(
    _ placement: ImagePlacement, on size: Size, _ capabilities: Capabilities,
    _ known: Set<ImagePlacement>, _ seen: inout Set<ImagePlacement>
  ) -> Bool {
    let area = placement.area
    guard !area.isEmpty, area.row >= 0, area.column >= 0, area.row < size.rows,
      area.column < size.columns, area.rows < size.rows - area.row,
      area.columns <= size.columns - area.column, seen.insert(placement).inserted,
      isUncovered(area)
    else { return false }
    if known.contains(placement) { return true }
    guard let pixels = placement.pixels(on: capabilities.graphics) else { return false }
    return pixels.width <= area.columns * capabilities.cell.width
      && pixels.height <= area.rows * capabilities.cell.height
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

extension ImagePlacement {
  /// The picture's size, where such graphics can draw it.
  fileprivate func pixels(on graphics: Capabilities.Graphics) -> PixelSize? {
    switch (graphics, content) {
    case (.sixel(_, let largest), .sixel(let bytes)):
      guard let size = SixelShape(bytes)?.size, size.width <= largest.width,
        size.height <= largest.height
      else { return nil }
      return size
    case (.kitty, .kitty(let image)): return image.isSound ? image.size : nil
    default: return nil
    }
  }
}
