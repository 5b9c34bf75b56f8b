internal import Curation
internal import Terminal

/// Where a picture stands within the cells that it may take.
enum PictureFit {
  /// The largest rectangle of the picture's own shape in the middle of `box`, in whole cells, no
  /// larger than the terminal draws; the whole box where the shape is not known.
  static func area(
    of pixels: PictureSize?, in box: Rectangle, on capabilities: Capabilities
  ) -> Rectangle {
    let cell = PixelSize(
      width: max(1, capabilities.cell.width), height: max(1, capabilities.cell.height))
    var rows = box.rows
    var columns = box.columns
    if case .sixel(_, let largest) = capabilities.graphics {
      rows = min(rows, max(1, largest.height / cell.height))
      columns = min(columns, max(1, largest.width / cell.width))
    }
    if let pixels, pixels.width > 0, pixels.height > 0 {
      let shape = Double(pixels.width) / Double(pixels.height)
      let width = Double(columns * cell.width)
      let height = Double(rows * cell.height)
      if width > height * shape {
        columns = min(columns, max(1, Int((height * shape / Double(cell.width)).rounded())))
      } else {
        rows = min(rows, max(1, Int((width / shape / Double(cell.height)).rounded())))
      }
    }
    return Rectangle(
      row: box.row + (box.rows - rows) / 2, column: box.column + (box.columns - columns) / 2,
      rows: rows, columns: columns)
  }
}
