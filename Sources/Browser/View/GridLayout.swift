internal import Foundation
internal import Terminal

/// How the grid's part of the screen is divided into tiles: a picture in its frame, and below it the
/// mark and the scores.
///
/// Of the group only its rough size counts, so that most groups of a gallery have their pictures in
/// one size, and what was drawn once can be used again.
struct GridLayout: Equatable {
  /// The grid without its scroll bar.
  let area: Rectangle
  /// Tiles in a row.
  let columns: Int
  /// Rows of tiles that are visible at once.
  let visibleRows: Int
  /// The cells of one picture, about square, without the frame.
  let box: Size
  /// Columns from one tile to the next.
  let pitch: Int
  /// How many scorers have their line under each picture.
  let scoreLines: Int

  /// The narrowest tile: a score with a bar of two cells.
  private static let leastPitch = 13
  /// A picture wider than this shows no more of what one chooses by.
  private static let enough = 24
  private static let most = 30

  /// The grid of a state's screen.
  init(_ state: BrowserState) {
    let grid = ScreenLayout(state.size).grid
    let cell = state.capabilities.cell
    let aspect = Double(max(1, cell.height)) / Double(max(1, cell.width))
    self.init(
      Rectangle(row: grid.row, column: grid.column, rows: grid.rows, columns: grid.columns - 1),
      aspect: aspect, scorers: state.scorers.count,
      pictures: state.arrangement?.pictures.count ?? 0)
  }

  /// The best division of an area whose cells are `aspect` times as high as they are wide.
  ///
  /// Of all divisions that show three tiles or more it is the one with the greatest sum, over the
  /// pictures that it shows, of widths to the power of 2.5: more than the area, as small pictures
  /// tell little.
  init(_ area: Rectangle, aspect: Double, scorers: Int, pictures: Int) {
    let useful = [3, 4, 8, 16].first { pictures <= $0 } ?? Int.max
    self.area = area
    let lines = max(0, min(scorers, 4, area.rows - 5))
    scoreLines = lines
    var best = (value: -1.0, columns: 1, rows: 1, box: Size(rows: 1, columns: 1))
    for columns in 1...max(1, area.columns / Self.leastPitch) {
      let width = min(Self.most, area.columns / columns - 2)
      for rows in 1...max(1, area.rows / (lines + 5)) {
        let height = area.rows / rows - 2 - lines
        let widest = max(1, min(width, Int((Double(height) * aspect).rounded())))
        let high = max(1, min(height, Int((Double(widest) / aspect).rounded())))
        let wide = max(1, min(widest, Int((Double(high) * aspect).rounded())))
        let shown = Double(min(useful, columns * rows))
        var value = shown * pow(Double(min(wide, Self.enough)), 2.5)
        if columns * rows < 3 { value /= 8 }
        // A small group is best seen whole.
        if useful <= 8, columns * rows < useful { value *= 0.6 }
        // Most tools make four pictures at a time.
        if columns % 4 == 0 { value *= 1.25 }
        guard value > best.value else { continue }
        // A picture that is narrower than its caption stands in the middle of the frame.
        let box = Size(rows: high, columns: min(width, max(wide, Self.leastPitch - 2)))
        best = (value, columns, rows, box)
      }
    }
    columns = best.columns
    visibleRows = best.rows
    box = best.box
    // Tiles that have more room than they need stay together.
    pitch = max(1, min(area.columns / best.columns, best.box.columns + 6))
  }

  /// Rows of cells from one row of tiles to the next.
  var tileRows: Int { box.rows + 2 + scoreLines }

  /// The tile at a place of the group, when the grid begins with row `top`.
  func tile(at place: Int, top: Int) -> Tile {
    let row = area.row + (place / columns - top) * tileRows
    let column = area.column + place % columns * pitch
    return Tile(
      frame: Rectangle(row: row, column: column, rows: box.rows + 2, columns: box.columns + 2),
      captionColumns: max(1, pitch - 3))
  }

  /// All cells of a tile, its scores with it.
  func cells(of tile: Tile) -> Rectangle {
    Rectangle(
      row: tile.frame.row, column: tile.frame.column, rows: tileRows,
      columns: min(pitch, tile.frame.columns))
  }

  /// The places that are visible of `count`, when the grid begins with row `top`.
  func visiblePlaces(of count: Int, top: Int) -> Range<Int> {
    let start = min(count, top * columns)
    return start..<min(count, start + visibleRows * columns)
  }

  /// The rows of tiles that `count` pictures fill.
  func rows(of count: Int) -> Int { (count + columns - 1) / columns }
}

/// One picture's part of the grid.
struct Tile: Equatable {
  /// The frame around the picture; the mark stands in its last row, the scores below.
  let frame: Rectangle
  /// The cells of each line below the picture.
  let captionColumns: Int

  /// The picture's own cells.
  var box: Rectangle {
    Rectangle(
      row: frame.row + 1, column: frame.column + 1, rows: frame.rows - 2,
      columns: frame.columns - 2)
  }

  /// Where the mark begins; line `n` of scores is `n` + 1 rows further down.
  var caption: Position { Position(row: frame.endRow - 1, column: frame.column + 2) }
}
