/// Sixel pictures side by side as one: for terminals that keep only a few.
///
/// The sequences are put together as they are, their colours renumbered; no pixel is drawn anew. What
/// the last frame had is remembered, so that a frame costs the rows that are other ones.
struct SixelRows {
  private var made: [[ImagePlacement]: ImagePlacement] = [:]
  private var cell: PixelSize?

  /// The pictures of a frame with those of one row of the screen joined, where nothing is written
  /// between them; cells between become the joined picture's.
  mutating func joined(_ frame: Frame, cell: PixelSize) -> Frame {
    let known = self.cell == cell ? made : [:]
    (self.cell, made) = (cell, [:])
    var joined = frame
    let rows = Dictionary(grouping: frame.placements) { Row(of: $0.area) }
    let sixels = rows.keys.sorted { ($0.row, $0.rows) < ($1.row, $1.rows) }
    joined.removePlacements()
    for row in sixels {
      var open: [ImagePlacement] = []
      func close(_ made: inout [[ImagePlacement]: ImagePlacement]) {
        guard let picture = known[open] ?? Self.join(open, cell: cell) else { return }
        made[open] = picture
        joined.place(picture)
        open = []
      }
      for next in (rows[row] ?? []).sorted(by: { $0.area.column < $1.area.column }) {
        if let last = open.last, !frame.isBlank(between: last.area, and: next.area) {
          close(&made)
        }
        open.append(next)
      }
      close(&made)
    }
    return joined
  }

  private struct Row: Hashable {
    let row: Int
    let rows: Int

    init(of area: Rectangle) {
      (row, rows) = (area.row, area.rows)
    }
  }

  /// Pictures of one row as one; the first alone where they cannot be joined, nothing of nothing.
  private static func join(_ placements: [ImagePlacement], cell: PixelSize) -> ImagePlacement? {
    guard placements.count > 1, let first = placements.first, let last = placements.last else {
      return placements.first
    }
    let parts = placements.compactMap { placement in
      SixelParts(placement.sixel, left: (placement.area.column - first.area.column) * cell.width)
    }
    guard parts.count == placements.count else { return first }
    let area = Rectangle(
      row: first.area.row, column: first.area.column, rows: first.area.rows,
      columns: last.area.endColumn - first.area.column)
    let key = placements.map { "\($0.area.column - area.column): \($0.key)" }
      .joined(separator: ", ")
    return ImagePlacement(area: area, key: key, bytes: bytes(of: parts))
  }

  /// The sequence of parts beside one another.
  private static func bytes(of parts: [SixelParts]) -> [UInt8] {
    let width = parts.map { $0.left + $0.size.width }.max() ?? 0
    let height = parts.map(\.size.height).max() ?? 0
    // Transparent: between the pictures nothing is painted.
    var bytes = Array("\u{1B}P0;1;0q\"1;1;\(width);\(height)".utf8)
    var base = 0
    var bands: [[UInt8]] = []
    for part in parts {
      let renumbered = part.bands(numberedFrom: base)
      for (index, band) in renumbered.bands.enumerated() {
        if index == bands.count { bands.append([]) }
        if !bands[index].isEmpty { bands[index].append(UInt8(ascii: "$")) }
        bands[index] += band
      }
      base += renumbered.colors
    }
    bytes += bands.joined(separator: [UInt8(ascii: "-")])
    return bytes + [0x1B, 0x5C]
  }
}

extension Frame {
  /// Whether nothing is written between two areas of one row of the screen.
  fileprivate func isBlank(between left: Rectangle, and right: Rectangle) -> Bool {
    guard left.endColumn <= right.column else { return false }
    return (left.row..<left.endRow).allSatisfy { row in
      (left.endColumn..<right.column).allSatisfy { self[row, $0].text == " " }
    }
  }
}
