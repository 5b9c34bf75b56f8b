/// The cells of a frame as a terminal can show them: every cell safe, wide characters whole.
///
/// Frames get text by `write`, which sees to this; cells that were set by hand do not get past here either.
struct ShownCells {
  let size: Size
  private(set) var cells: [Cell]
  /// The frame's own cells that these were made of, to tell which rows are the same.
  private var sources: [ArraySlice<Cell>]

  /// Blank cells.
  init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.rows * size.columns)
    sources = []
  }

  subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// Takes over a frame, cut off or filled with blanks, and gives the places of the cells that changed.
  ///
  /// They come in passes, to be drawn one after the other; in a single one unless there are pictures. ncurses may write
  /// cells that did not change, and of a picture it must write none. So that it does not, no pass
  /// has changes in two rows, since it would scroll part of the screen where rows look moved; and none has changes on
  /// both sides of cells that stay under a picture, since it writes again what lies in short gaps.
  mutating func update(to frame: Frame, isUnicode: Bool, sparesPictures: Bool) -> [[Position]] {
    var passes: [[Position]] = []
    var newSources: [ArraySlice<Cell>] = []
    newSources.reserveCapacity(size.rows)
    for row in 0..<size.rows {
      let source = Self.row(row, of: frame)
      newSources.append(source)
      if row < sources.count, sources[row] == source { continue }
      let shown = Self.shown(source, columns: size.columns, isUnicode: isUnicode)
      var isApart = sparesPictures || passes.isEmpty
      for column in 0..<size.columns {
        let index = row * size.columns + column
        if cells[index] != shown[column] {
          if isApart { passes.append([]) }
          isApart = false
          passes[passes.count - 1].append(Position(row: row, column: column))
          cells[index] = shown[column]
        } else if sparesPictures, shown[column] == .underPicture {
          isApart = true
        }
      }
    }
    sources = newSources
    return passes
  }

  private static func row(_ row: Int, of frame: Frame) -> ArraySlice<Cell> {
    guard row < frame.size.rows else { return [] }
    let start = row * frame.size.columns
    return frame.cells[start..<(start + max(0, frame.size.columns))]
  }

  /// One row in exactly `columns` cells.
  private static func shown(
    _ source: ArraySlice<Cell>, columns: Int, isUnicode: Bool
  ) -> [Cell] {
    var shown = Array(repeating: Cell(), count: columns)
    var column = 0
    var index = source.startIndex
    while column < columns, index < source.endIndex {
      let cell = source[index]
      if cell.text == Cell.underPicture.text {
        // Without a style, so that erasing a picture leaves what ncurses believes to be there.
        shown[column] = isUnicode ? .underPicture : Cell()
      } else if cell.text.utf8.count == 1, DisplayWidth.isPlain(cell.text) {
        shown[column] = cell
      } else {
        let glyph = Glyph.glyphs(of: cell.text).first ?? Glyph(text: " ", width: 1)
        let text = isUnicode ? glyph.text : glyph.asciiText
        let isWide = glyph.width == 2
        if isWide, column + 1 < columns, index + 1 < source.endIndex, source[index + 1].text.isEmpty
        {
          if isUnicode {
            shown[column] = Cell(text, cell.style)
            shown[column + 1] = Cell("", cell.style)
          } else {
            shown[column] = Cell(text, cell.style)
            shown[column + 1] = Cell(text, cell.style)
          }
          column += 1
          index += 1
        } else {
          // Half of a wide character shows nothing.
          shown[column] = Cell(isWide ? " " : text, cell.style)
        }
      }
      column += 1
      index += 1
    }
    // Where a row starts with blanks, ncurses may erase them with one sequence and then writes the cell after
    // them, changed or not. It does not take this for a blank.
    if shown[0].text == " ", shown.contains(.underPicture) {
      shown[0].text = Cell.underPicture.text
    }
    return shown
  }
}

extension Glyph {
  /// What a terminal without UTF-8 shows instead.
  var asciiText: String {
    guard let scalar = text.unicodeScalars.first else { return " " }
    if scalar.isASCII { return String(scalar) }
    switch scalar.value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x2550: return "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x2551: return "|"
    case 0x250C...0x254B, 0x2552...0x2570: return "+"
    case 0x2581...0x2590, 0x2593: return "#"
    case 0x2591, 0x2592: return ":"
    case 0x2018, 0x2019: return "'"
    case 0x201C, 0x201D: return "\""
    case 0x2010...0x2015, 0x2212: return "-"
    case 0x2026: return "~"
    case 0x2022, 0x00B7, 0x25CF: return "."
    case 0x2605, 0x2606: return "*"
    case 0x2190, 0x25C0, 0x25C2: return "<"
    case 0x2192, 0x25B6, 0x25B8: return ">"
    case 0x2191, 0x25B2, 0x25B4: return "^"
    case 0x2193, 0x25BC, 0x25BE: return "v"
    case 0x2713, 0x2714: return "+"
    case 0x2717, 0x2718, 0x00D7: return "x"
    default: return "?"
    }
  }
}
