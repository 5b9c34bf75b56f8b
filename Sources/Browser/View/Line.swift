internal import Terminal

/// One line of text whose pieces differ in what they are.
struct Line: Equatable {
  private(set) var pieces: [Piece] = []
  /// The cells that the line takes.
  private(set) var width = 0

  /// Text of one role.
  struct Piece: Equatable {
    let text: String
    let role: Role
  }

  /// An empty line.
  init() {}

  /// A line of one piece.
  init(_ text: String, _ role: Role = .text) {
    add(text, role)
  }

  /// What it says, without its colours.
  var text: String { pieces.map(\.text).joined() }

  /// Adds text at the end.
  mutating func add(_ text: String, _ role: Role = .text) {
    pieces.append(Piece(text: text, role: role))
    width += text.displayWidth
  }

  /// Adds blanks up to a column.
  mutating func pad(to column: Int) {
    if width < column { add(String(repeating: " ", count: column - width)) }
  }

  /// Adds another line at the end.
  mutating func add(_ other: Line) {
    pieces += other.pieces
    width += other.width
  }
}
