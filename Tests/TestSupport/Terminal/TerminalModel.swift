/// A terminal without pixels: bytes in, a grid of characters out, and for each cell which picture covers it.
///
/// Writing into a cell or erasing it drops the pixels there, as xterm does. A picture that covers a cell in part
/// leaves what was there before it, so that a screen is right only if nothing stale shows anywhere.
package struct TerminalModel: Sendable {
  package private(set) var rows: Int
  package private(set) var columns: Int
  /// The pixels of a cell.
  package let cellWidth: Int
  package let cellHeight: Int
  /// Row by row.
  package internal(set) var cells: [ModelCell]
  package internal(set) var isAlternate = false
  /// What it was asked to send beside keys: 1000 and 1006 for the mouse, 2004 for pasted text.
  package internal(set) var inputModes: Set<String> = []
  package internal(set) var isCursorVisible = true
  /// Whether an update is bracketed at the moment.
  package internal(set) var isUpdating = false
  /// How often a picture that reached the last row moved the screen up, or text moved pictures.
  package internal(set) var scrolls = 0
  /// The rows that move when the cursor runs over the last of them.
  var region: Range<Int>
  /// How many pictures were drawn.
  package internal(set) var pictures = 0
  /// Pictures of the kitty graphics protocol, and where they are shown.
  package internal(set) var kitty = KittyModel()
  /// Sequences that the model does not know.
  package internal(set) var unknown: [String] = []
  /// Sequences that ask for an answer and were not taken yet.
  package internal(set) var questions: [String] = []

  /// How many marks of `PseudoTerminal.drain` came.
  var marks = 0
  var parser = TerminalParser()
  var cursor = Cursor()
  var savedCursor = Cursor()
  var mainScreen: (cells: [ModelCell], cursor: Cursor, places: [KittyModel.Place])?
  var lastCharacter = " "

  struct Cursor: Sendable {
    var row = 0
    var column = 0
    /// The last column was written: the next character goes to the next row.
    var isPastEnd = false
    var style = ModelStyle()
  }

  /// A blank terminal.
  package init(rows: Int, columns: Int, cellWidth: Int = 8, cellHeight: Int = 16) {
    self.rows = rows
    self.columns = columns
    self.cellWidth = cellWidth
    self.cellHeight = cellHeight
    cells = Array(repeating: ModelCell(), count: rows * columns)
    region = 0..<rows
  }

  package subscript(row: Int, column: Int) -> ModelCell { cells[row * columns + column] }

  /// The text row by row, blanks at the end left out.
  package var lines: [String] {
    (0..<rows).map { row in
      var line = (0..<columns).map { self[row, $0].text }.joined()
        .replacing("\u{A0}", with: " ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// What can be seen: two screens that look the same have the same picture of themselves.
  package var appearance: [ModelCell] {
    cellsWithPictures.map(\.visible)
  }

  /// The cells in which pixels of a picture show.
  package var pictureCells: Int {
    cellsWithPictures.count { !$0.pixels.isEmpty }
  }

  /// The cells, with the parts of the pictures that lie over them.
  private var cellsWithPictures: [ModelCell] {
    var cells = cells
    for place in kitty.places {
      for part in place.parts(cellWidth: cellWidth, cellHeight: cellHeight) {
        let (row, column) = (place.row + part.row, place.column + part.column)
        guard row < rows, column < columns else { continue }
        cells[row * columns + column].pixels.append(part)
      }
    }
    return cells
  }

  /// Another size: cells at the upper left stay.
  package mutating func resize(rows newRows: Int, columns newColumns: Int) {
    var resized = Array(repeating: ModelCell(), count: newRows * newColumns)
    for row in 0..<min(rows, newRows) {
      for column in 0..<min(columns, newColumns) {
        resized[row * newColumns + column] = self[row, column]
      }
    }
    (rows, columns, cells) = (newRows, newColumns, resized)
    region = 0..<rows
    mainScreen = nil
    cursor.row = min(cursor.row, rows - 1)
    cursor.column = min(cursor.column, columns - 1)
    cursor.isPastEnd = false
  }

  /// Takes the questions that were asked.
  package mutating func takeQuestions() -> [String] {
    defer { questions = [] }
    return questions
  }
}

/// One cell of a terminal.
package struct ModelCell: Sendable, Hashable {
  /// Empty in the right half of a wide character.
  package var text = " "
  package var style = ModelStyle()
  /// The parts of pictures that show, the oldest first; one where a picture covers the cell whole.
  package var pixels: [PicturePart] = []

  /// The cell without what cannot be seen of it.
  package var visible: ModelCell {
    var cell = self
    if cell.text == "\u{A0}" { cell.text = " " }
    if cell.text == " " {
      cell.style.foreground = ""
      cell.style.flags.subtract([1, 2])
    }
    return cell
  }
}

/// The part of a picture in one cell.
package struct PicturePart: Sendable, Hashable {
  /// Tells pictures apart.
  package var picture: Int
  /// Cells from the picture's upper left one.
  package var row: Int
  package var column: Int
  /// The pixels of the cell that it covers, from the upper left one.
  package var width: Int
  package var height: Int
}

/// How a terminal draws a cell.
package struct ModelStyle: Sendable, Hashable {
  /// As in the sequence that set it, empty for the terminal's own.
  package var foreground = ""
  package var background = ""
  /// SGR numbers that are on.
  package var flags: Set<Int> = []
}

extension TerminalModel {
  /// Changes a cell, which loses its pixels.
  mutating func set(_ cell: ModelCell, _ row: Int, _ column: Int) {
    guard (0..<rows).contains(row), (0..<columns).contains(column) else { return }
    cells[row * columns + column] = cell
  }

  /// Erases cells of one row, in the background of the moment.
  mutating func erase(row: Int, _ range: Range<Int>) {
    var blank = ModelCell()
    blank.style.background = cursor.style.background
    let range = range.clamped(to: 0..<columns)
    blankHalves(row, range)
    for column in range { set(blank, row, column) }
  }

  /// Blanks the halves of wide characters that changing `range` would leave: half of one cannot stay.
  private mutating func blankHalves(_ row: Int, _ range: Range<Int>) {
    let (start, end) = (range.lowerBound, range.upperBound)
    if start > 0, start < columns, self[row, start].text.isEmpty {
      set(ModelCell(), row, start - 1)
    }
    if end > start, end < columns, self[row, end].text.isEmpty { set(ModelCell(), row, end) }
  }

  /// Moves the rows of a part of the screen up, or down where `count` is negative; blank ones come in.
  mutating func scroll(_ part: Range<Int>, by count: Int) {
    let part = part.clamped(to: 0..<rows)
    let count = max(-part.count, min(part.count, count))
    guard count != 0 else { return }
    if !kitty.places.isEmpty || cellsOf(part).contains(where: { !$0.pixels.isEmpty }) {
      scrolls += 1
      if part == 0..<rows, count > 0 { for _ in 0..<count { kitty.moveUp() } }
    }
    let blank = Array(repeating: ModelCell(), count: abs(count) * columns)
    let moved = cellsOf(part)
    let kept = count > 0 ? moved.dropFirst(blank.count) : moved.dropLast(blank.count)
    cells.replaceSubrange(
      part.lowerBound * columns..<part.upperBound * columns,
      with: count > 0 ? Array(kept) + blank : blank + Array(kept))
  }

  private func cellsOf(_ part: Range<Int>) -> ArraySlice<ModelCell> {
    cells[part.lowerBound * columns..<part.upperBound * columns]
  }

  mutating func lineFeed() {
    if cursor.row == region.upperBound - 1 {
      scroll(region, by: 1)
    } else if cursor.row < rows - 1 {
      cursor.row += 1
    }
    cursor.isPastEnd = false
  }

  /// Moves the cursor up, and what is below it down where it is at the top.
  mutating func reverseLineFeed() {
    if cursor.row == region.lowerBound {
      scroll(region, by: -1)
    } else {
      moveTo(cursor.row - 1, cursor.column)
    }
  }

  mutating func moveTo(_ row: Int, _ column: Int) {
    cursor.row = max(0, min(rows - 1, row))
    cursor.column = max(0, min(columns - 1, column))
    cursor.isPastEnd = false
  }

  /// Writes a scalar at the cursor.
  mutating func put(_ scalar: Unicode.Scalar, width: Int) {
    if width == 0 {
      let column = cursor.isPastEnd ? cursor.column : max(0, cursor.column - 1)
      let base = self[cursor.row, column].text.isEmpty ? max(0, column - 1) : column
      cells[cursor.row * columns + base].text.unicodeScalars.append(scalar)
      return
    }
    if cursor.isPastEnd || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    let (row, start, end) = (cursor.row, cursor.column, cursor.column + width)
    blankHalves(row, start..<end)
    set(ModelCell(text: String(scalar), style: cursor.style), row, start)
    if width == 2 { set(ModelCell(text: "", style: cursor.style), row, start + 1) }
    lastCharacter = String(scalar)
    if end == columns {
      cursor.column = columns - 1
      cursor.isPastEnd = true
    } else {
      cursor.column = end
    }
  }

  /// Draws a sixel picture at the cursor.
  mutating func drawPicture(width: Int, height: Int, isOpaque: Bool, identity: Int) {
    pictures += 1
    let pictureRows = (height + cellHeight - 1) / cellHeight
    let bottom = cursor.row < region.upperBound ? region.upperBound : rows
    while cursor.row + pictureRows >= bottom, cursor.row > 0 {
      scrolls += 1
      scroll(0..<rows, by: 1)
      cursor.row -= 1
    }
    for row in 0..<pictureRows {
      for column in 0..<((width + cellWidth - 1) / cellWidth) {
        let (screenRow, screenColumn) = (cursor.row + row, cursor.column + column)
        guard screenRow < rows, screenColumn < columns else { continue }
        let part = PicturePart(
          picture: identity, row: row, column: column,
          width: min(cellWidth, width - column * cellWidth),
          height: min(cellHeight, height - row * cellHeight))
        let index = screenRow * columns + screenColumn
        // What it covers is gone; a picture that shines through still covers itself.
        cells[index].pixels.removeAll {
          $0 == part || isOpaque && $0.width <= part.width && $0.height <= part.height
        }
        cells[index].pixels.append(part)
      }
    }
    moveTo(cursor.row + pictureRows, 0)
  }
}
