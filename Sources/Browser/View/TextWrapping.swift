internal import Terminal

extension String {
  /// The text as one line: every run of white space is one blank.
  var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").printable
  }

  /// The text in lines of at most `columns` cells, broken between words where that is possible.
  ///
  /// Runs of white space are one blank. With `limit`, the last line that is given ends in `ellipsis`
  /// where text is left out.
  func wrapped(to columns: Int, limit: Int = .max, ellipsis: String = "…") -> [String] {
    guard columns > 0, limit > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var used = 0
    // One line more than is asked for tells that there is more.
    let enough = limit == .max ? limit : limit + 1
    for word in split(whereSeparator: \.isWhitespace) {
      if lines.count >= enough { break }
      let width = word.displayWidth
      if used > 0, used + 1 + width <= columns {
        line += " " + word.printable
        used += 1 + width
        continue
      }
      if used > 0 { lines.append(line) }
      line = ""
      used = 0
      for glyph in Glyph.glyphs(of: word) where lines.count < enough {
        if used + glyph.width > columns, used > 0 {
          lines.append(line)
          line = ""
          used = 0
        }
        line += glyph.text
        used += glyph.width
      }
    }
    if used > 0 { lines.append(line) }
    guard lines.count > limit else { return lines }
    let last = (lines[limit - 1] + " " + lines[limit]).truncated(to: columns, ellipsis: ellipsis)
    return Array(lines[..<(limit - 1)]) + [last]
  }
}
