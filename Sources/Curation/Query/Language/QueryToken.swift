/// A piece of a question.
struct QueryToken: Equatable {
  let kind: Kind
  /// Its characters, counted from 0.
  let range: Range<Int>
  /// Whether it follows the piece before without a blank.
  let isGlued: Bool

  /// What a piece is.
  enum Kind: Equatable {
    case word(String)
    case quoted(String)
    case comparison(Comparison)
    case minus, open, close, end
  }

  /// How a key and its value are held against one another.
  enum Comparison: String {
    case colon = ":"
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
  }
}
