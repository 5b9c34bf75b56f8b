internal import Curation
internal import Terminal

/// A prompt that is being typed, in lines: below each line of words their signs, by which they can be
/// told apart without colour.
struct PromptLines {
  /// Each line's words, and the signs below them.
  private(set) var lines: [(words: Line, signs: Line)] = []
  /// The line that the cursor is in.
  private(set) var cursorLine = 0

  /// What a character of the prompt shows.
  private struct Piece {
    let text: String
    let width: Int
    let sign: String
    let role: Role
    let signRole: Role
    let isBlank: Bool
    var isCursor = false
  }

  /// The prompt of a trial in lines of at most `columns` cells.
  init(_ trial: PromptTrial, columns: Int, glyphs: Glyphs) {
    let pieces = Self.pieces(trial, glyphs)
    for range in Self.lines(pieces, columns: max(1, columns)) {
      var words = Line()
      var signs = Line()
      for piece in pieces[range] where words.width + piece.width <= columns {
        if piece.isCursor { cursorLine = lines.count }
        words.add(piece.text, piece.isCursor ? .cursor : piece.role)
        signs.add(piece.sign, piece.signRole)
      }
      lines.append((words, signs))
    }
  }

  private static func pieces(_ trial: PromptTrial, _ glyphs: Glyphs) -> [Piece] {
    let text = trial.field.text
    let weights = WordWeights(trial)
    let words = PromptWord.words(of: text)
    var pieces: [Piece] = []
    pieces.reserveCapacity(text.utf8.count + 1)
    var word = 0
    for (offset, index) in text.indices.enumerated() {
      while word < words.count, words[word].range.upperBound <= index { word += 1 }
      let isInWord = word < words.count && words[word].range.contains(index)
      let weight = isInWord ? weights[word] : nil
      let role: Role = weight.map { $0.role } ?? .input
      // The sign stands below as many of the first characters as it is strong.
      let place =
        isInWord ? text.distance(from: words[word].range.lowerBound, to: index) : 0
      let isCursor = offset == trial.field.cursor
      var shown = Glyph.glyphs(of: String(text[index]))
      if shown.isEmpty, isCursor { shown = Glyph.glyphs(of: " ") }
      let width = shown.reduce(0) { $0 + $1.width }
      let sign = weight.flatMap { place < $0.strength ? $0.sign(glyphs) : nil } ?? " "
      pieces.append(
        Piece(
          text: shown.map(\.text).joined(), width: width,
          sign: width > 0 ? sign + String(repeating: " ", count: width - 1) : "",
          role: role, signRole: role, isBlank: text[index].isWhitespace,
          isCursor: isCursor))
    }
    if trial.field.cursor >= pieces.count {
      pieces.append(
        Piece(
          text: " ", width: 1, sign: " ", role: .input, signRole: .input, isBlank: true,
          isCursor: true))
    }
    return pieces
  }

  /// Breaks the pieces between words where that is possible; the blanks at a line's end may hang over.
  private static func lines(_ pieces: [Piece], columns: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var used = 0
    var afterBlank: Int?
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      if used + piece.width > columns, index > start, !piece.isBlank || piece.isCursor {
        let end = piece.isBlank ? index : afterBlank ?? index
        lines.append(start..<end)
        start = end
        used = pieces[start..<index].reduce(0) { $0 + $1.width }
        afterBlank = nil
      }
      used += piece.width
      index += 1
      if piece.isBlank { afterBlank = index }
    }
    lines.append(start..<pieces.count)
    return lines
  }
}
