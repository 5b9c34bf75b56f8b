internal import Curation
internal import Terminal

/// Where the compared pictures stand: side by side, all at one scale.
struct CompareLayout: Equatable {
  /// Each picture's cells, in the middle of what it may take.
  let pictures: [Rectangle]
  /// What is said of each, below it.
  let captions: [Rectangle]
  /// The prompt that all share; `nil` where they differ, and each says its own.
  let prompt: Rectangle?

  /// The comparison on a state's screen.
  init(_ state: BrowserState) {
    let body = ScreenLayout(state.size).body
    let count = max(1, state.compared.count)
    let hasOnePrompt = Set(state.compared.map { state.gallery[$0].prompt }).count < 2
    let top = hasOnePrompt ? 1 : 0
    prompt =
      hasOnePrompt
      ? Rectangle(row: body.row, column: 1, rows: 1, columns: body.columns - 2)
      : nil
    // The name, the mark, the scores, some settings, and the prompt where it is another's.
    let wanted = 2 + state.scorers.count + 3 + (hasOnePrompt ? 0 : 4)
    let captionRows = max(0, min(wanted, body.rows / 2, body.rows - top - 3))
    let pictureRows = max(1, body.rows - top - captionRows)
    let width = body.columns / count
    let boxes = (0..<count).map { index in
      Rectangle(
        row: body.row + top, column: index * width, rows: pictureRows, columns: max(1, width - 1))
    }
    let sizes = state.compared.map { state.gallery[$0].pixels }
    let pictures = Self.atOneScale(sizes, in: boxes, cell: state.capabilities.cell)
    self.pictures = pictures
    // Right below the pictures, with a row of air where there is one to spare.
    let end = (pictures.map(\.endRow).max() ?? 0) + 1
    let captionRow = min(end, body.row + top + pictureRows)
    captions = boxes.map {
      Rectangle(
        row: captionRow, column: $0.column + 1, rows: max(0, body.endRow - captionRow),
        columns: max(1, $0.columns - 2))
    }
  }

  /// The boxes shrunk to what each picture takes at the greatest scale at which all fit.
  private static func atOneScale(
    _ sizes: [PictureSize?], in boxes: [Rectangle], cell: PixelSize
  ) -> [Rectangle] {
    let (width, height) = (Double(max(1, cell.width)), Double(max(1, cell.height)))
    let scales = zip(sizes, boxes).compactMap { size, box -> Double? in
      guard let size, size.width > 0, size.height > 0 else { return nil }
      return min(
        Double(box.columns) * width / Double(size.width),
        Double(box.rows) * height / Double(size.height))
    }
    guard let scale = scales.min() else { return boxes }
    return zip(boxes, sizes + boxes.dropFirst(sizes.count).map { _ in nil }).map { box, size in
      guard let size, size.width > 0, size.height > 0 else { return box }
      let columns = cells(Double(size.width) * scale / width, atMost: box.columns)
      let rows = cells(Double(size.height) * scale / height, atMost: box.rows)
      return Rectangle(
        row: box.row, column: box.column + (box.columns - columns) / 2, rows: rows,
        columns: columns)
    }
  }

  private static func cells(_ number: Double, atMost most: Int) -> Int {
    max(1, min(most, Int(min(number, 1e6).rounded())))
  }
}
