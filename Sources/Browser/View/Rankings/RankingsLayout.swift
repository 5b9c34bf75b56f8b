internal import Terminal

/// How the rankings divide the screen: the columns, and below them how far they agree.
struct RankingsLayout: Equatable {
  let prompt: Rectangle
  /// The columns' titles, and the cursor's picture's rank in each.
  let headings: Rectangle
  /// The entries of all columns.
  let entries: Rectangle
  /// How far the columns agree; `nil` where there is no room.
  let agreement: Rectangle?
  /// The columns that are visible.
  let columns: Range<Int>
  let columnWidth: Int
  /// The rows of one entry: one of text, or as many as its thumbnail.
  let entryRows: Int
  /// Columns of a thumbnail; 0 where entries are text alone.
  let thumbnailColumns: Int

  /// Cells for the number at the left of a row.
  static let gutter = 5
  private static let leastColumn = 10
  private static let mostColumn = 36

  /// The rankings on a state's screen.
  init(_ state: BrowserState) {
    let body = ScreenLayout(state.size).body
    let all = state.rankings?.columns ?? 1
    let room = max(1, body.columns - Self.gutter - 1)
    let visible = max(1, min(all, room / Self.leastColumn))
    let start = max(0, min(state.rankingColumn - visible / 2, all - visible))
    columns = start..<(start + visible)
    columnWidth = min(Self.mostColumn, room / visible)

    // A line over the matrix, its heading, and a line a scorer.
    let matrixRows = state.scorers.count + 2
    let hasAgreement = all > 1 && body.rows >= matrixRows + 7
    let left = body.rows - (hasAgreement ? matrixRows : 0)
    prompt = Rectangle(row: body.row, column: 1, rows: 1, columns: body.columns - 2)
    headings = Rectangle(row: body.row + 1, column: 0, rows: 2, columns: body.columns)
    entries = Rectangle(
      row: headings.endRow, column: 0, rows: max(0, left - 3), columns: body.columns)
    agreement =
      hasAgreement
      ? Rectangle(
        row: body.endRow - matrixRows, column: 0, rows: matrixRows, columns: body.columns) : nil

    let count = max(1, min(6, state.arrangement?.pictures.count ?? 1))
    let rows = min(8, entries.rows / count)
    let cell = state.capabilities.cell
    let square = rows * max(1, cell.height) / max(1, cell.width)
    let fits = rows >= 3 && columnWidth >= square + 9 && state.capabilities.graphics != .none
    entryRows = fits ? rows : 1
    thumbnailColumns = fits ? square : 0
  }

  /// Entries of a column that are visible at once.
  var visibleEntries: Int { max(1, entries.rows / max(1, entryRows)) }

  /// The cells of a column's entry `index` below the first that is visible.
  func entry(_ index: Int, in column: Int) -> Rectangle {
    Rectangle(
      row: entries.row + index * entryRows,
      column: Self.gutter + (column - columns.lowerBound) * columnWidth, rows: entryRows,
      columns: columnWidth - 1)
  }

  /// The cells for an entry's picture: behind the pointer, with a row of air below it.
  func thumbnail(in entry: Rectangle) -> Rectangle {
    Rectangle(
      row: entry.row, column: entry.column + 1, rows: max(1, entry.rows - (entryRows > 4 ? 1 : 0)),
      columns: thumbnailColumns)
  }
}
